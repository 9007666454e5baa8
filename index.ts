import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import * as serving from "./components";
import { defaultImages } from "./configs/default-images";
import { decideForRun } from "./components/decide";
import { programConfig, secretKeys } from "./program/stack-config";
import { statsOutputs } from "./configs/load/stats-outputs";
import { readSettings } from "./program/settings";

const settings = decideForRun(() =>
  readSettings(pulumi.getStack(), programConfig(), defaultImages(process.env), secretKeys()),
);
for (const warning of settings.warnings) void pulumi.log.warn(warning);
const engine = new docker.Provider("engine", { host: decideForRun(serving.dockerHost) });
const opts = { providers: { docker: engine } };

const appImage = new serving.FlaskImage("app", settings.image, opts);
const network = new serving.InternalNetwork("network", settings.network, opts);
const { frontend } = appImage;
const servedBy = (who: string) => (settings.frontendBy === who ? { frontend } : {});
const app = { image: appImage, network, ...settings.server, ...servedBy("server") };
const proxy = { network, ...settings.proxy, ...servedBy("proxy") };

const server =
  settings.topology === "dev-server"
    ? new serving.FlaskDevServer("web", app, opts)
    : new serving.GunicornService("web", { ...app, ...settings.gunicorn }, opts);
const front =
  settings.topology === "gunicorn-nginx"
    ? new serving.NginxProxy("proxy", { upstream: server, ...proxy }, opts)
    : server;
const test =
  settings.load &&
  new serving.LocustJob("load", { target: front, user: appImage.user, ...settings.load }, opts);

const stats = pulumi.output(test?.stats).apply(statsOutputs);
export const avgResponseMs = stats.avgResponseMs;
export const medianResponseMs = stats.medianResponseMs;
export const minResponseMs = stats.minResponseMs;
export const maxResponseMs = stats.maxResponseMs;
export const p95ResponseMs = stats.p95ResponseMs;
export const p99ResponseMs = stats.p99ResponseMs;
export const requestsPerSecond = stats.requestsPerSecond;
export const requestCount = stats.requestCount;
export const failureCount = stats.failureCount;
export const failureRatio = stats.failureRatio;
export const endpoints = stats.endpoints;
export const warnings = stats.warnings;
export const statsCsv = test?.statsCsv ?? null;
export const load = test?.load ?? settings.unmeasured;
export const url = settings.url ?? null;
export const topology = settings.topology;
export const tuning = settings.tuning;
export const assumed = settings.assumed;
export const image = appImage.imageName;
export const runAs = appImage.runAs;
