import * as path from "node:path";
import type { DataMount } from "../container/data";
import { loopbackWarnings } from "../container/environment";
import { type Problem, rejectProblems } from "../problems";
import { type ConfigValues, readConfig } from "./config-values";
import { type RawConfig, unknownKeyProblems } from "./keys";
import type { FrontendConfig } from "./structured";
import { topologyReplicasProblems } from "./replicas";
import { secretRevision } from "./secret-revision";
import { TOPOLOGIES, type Topology, topologyOf, topologyProblems } from "./topology";
import { assumedFor, type Tuning, tuningValues } from "./tuning";

/** What the program is to build: for each component, the arguments that are plain values. */
export interface Settings {
  topology: Topology;
  tuning: Tuning;
  /** What the study does not show and its tuning takes from us. */
  assumed: string[];
  image: ImageSettings;
  /** Who serves the front end, if there is one: the app's server, or the proxy before it. */
  frontendBy: "server" | "proxy";
  network: { egress: "none" | "internet"; outward: boolean };
  server: ServerSettings;
  gunicorn: GunicornSettings;
  proxy: ProxySettings;
  /** The published address, if any. */
  url: string | undefined;
  /** undefined where no load is asked for. */
  load: LoadSettings | undefined;
  /** What works, and probably not as it was meant. */
  warnings: string[];
}

interface ImageSettings {
  appDir: string;
  baseImage: string;
  requirements: string | undefined;
  aptPackages: string[] | undefined;
  exclude: string[];
  frontend: (FrontendConfig & { nodeImage: string }) | undefined;
  uid: number | undefined;
  gid: number | undefined;
  username: string | undefined;
  groupname: string | undefined;
  caBundle: string | undefined;
}

interface ServerSettings {
  app: string | undefined;
  healthPath: string;
  env: Record<string, string>;
  secretEnv: Record<string, string>;
  secretRevision: string | undefined;
  data: DataMount[];
  hostAccess: boolean;
  alias: string | undefined;
  publish: number | undefined;
}

interface GunicornSettings {
  replicas: number | undefined;
  workers: number;
  threads: number;
  workerClass: "sync" | "gthread";
  accessLog: boolean;
  forwardedAllowIps: string | undefined;
}

interface ProxySettings {
  image: string;
  article: boolean;
  accessLog: boolean;
  expectedUsers: number;
  publish: number | undefined;
  maxBodyMb: number | undefined;
}

interface LoadSettings {
  kind: "steady" | "article";
  image: string;
  locustfile: string | undefined;
  paths: string[] | undefined;
  users: number;
  spawnRate: number;
  runTime: string;
  settleTime: string | undefined;
  runId: string | undefined;
}

/** The images that a stack starts from where its config names none. */
export interface DefaultImages {
  python: string;
  node: string;
  nginx: string;
  locust: string;
}

/**
 * What a stack's config asks for.
 * @param stack the stack's name, which picks a preset
 * @param secretKeys the keys whose values Pulumi keeps encrypted
 * @throws ProblemsError that lists all that is wrong
 */
export function readSettings(
  stack: string,
  raw: RawConfig,
  images: DefaultImages,
  secretKeys: readonly string[] = [],
): Settings {
  const { config, problems } = readConfig(raw);
  rejectProblems(`The config of stack ${stack}`, [
    ...unknownKeyProblems(Object.keys(raw)),
    ...topologyProblems(stack, config.topology),
    ...problems,
    ...secretProblems(config, secretKeys),
    ...pythonProblems(config),
    ...topologyReplicasProblems(config, topologyOf(stack, config.topology)),
  ]);
  // Without a topology the line above has thrown.
  const topology = topologyOf(stack, config.topology) ?? TOPOLOGIES[0];
  const tuning = config.tuning ?? "production";
  return {
    topology,
    tuning,
    assumed: assumedFor(tuning, topology),
    image: imageSettings(config, images),
    frontendBy: topology === "gunicorn-nginx" && tuning === "production" ? "proxy" : "server",
    network: networkSettings(config),
    server: serverSettings(config, tuning, topology, stack),
    gunicorn: gunicornSettings(config, tuning, topology),
    proxy: proxySettings(config, tuning, images),
    url: config.publish === undefined ? undefined : `http://127.0.0.1:${config.publish}/`,
    load: loadSettings(config, images),
    warnings: [
      ...loopbackWarnings("env", config.env ?? {}),
      ...loopbackWarnings("secretEnv", config.secretEnv ?? {}),
    ],
  };
}

/** Set without --secret, it stands in plain text in the stack's file. */
function secretProblems({ secretEnv }: ConfigValues, secretKeys: readonly string[]): Problem[] {
  if (secretEnv === undefined || secretKeys.includes("secretEnv")) return [];
  const expected = "values that Pulumi keeps encrypted";
  const remedy = "Set each by `pulumi config set --secret --path secretEnv.NAME`.";
  return [{ path: "secretEnv", expected, got: "plain text", remedy }];
}

function pythonProblems({ python, pythonImage }: ConfigValues): Problem[] {
  if (python === undefined || pythonImage === undefined) return [];
  const expected = "none beside pythonImage, which says the version too";
  return [{ path: "python", expected, got: python }];
}

function networkSettings({ egress = "none", publish, hostAccess = false }: ConfigValues) {
  return { egress, outward: publish !== undefined || hostAccess };
}

function imageSettings(config: ConfigValues, images: DefaultImages): ImageSettings {
  const { appDir = SAMPLE, python, requirements, aptPackages, data = [] } = config;
  const { uid, gid, username, groupname, caBundle } = config;
  const { pythonImage = python ? `python:${python}-slim-bookworm` : images.python } = config;
  const { frontend = isSample(config.appDir) ? SAMPLE_FRONTEND : undefined } = config;
  const apart = [...data.map(({ hostPath }) => hostPath), ...(frontend ? [frontend.dir] : [])];
  return {
    ...{ appDir, requirements, aptPackages, uid, gid, username, groupname, caBundle },
    baseImage: pythonImage,
    frontend: frontend && { ...frontend, nodeImage: config.nodeImage ?? images.node },
    exclude: apart.flatMap((directory) => within(appDir, directory)),
  };
}

/** What the app writes there must not build its image anew, and a front end's sources are no part of the app. */
function within(appDir: string, hostPath: string): string[] {
  const relative = path.relative(appDir, hostPath);
  return relative === "" || relative.startsWith("..") || path.isAbsolute(relative)
    ? []
    : [relative];
}

function serverSettings(
  config: ConfigValues,
  tuning: Tuning,
  topology: Topology,
  stack: string,
): ServerSettings {
  const { healthPath = "/", secretEnv = {}, data = [], publish } = config;
  const { app = isSample(config.appDir) ? "app:app" : undefined, hostAccess = false } = config;
  const env = { FLASK_SERVING_STACK: stack, ...config.env };
  // Behind a proxy, the proxy is what is published.
  const front = topology !== "gunicorn-nginx";
  return {
    ...{ app, healthPath, env, secretEnv, data, hostAccess },
    secretRevision: secretRevision(secretEnv, stack),
    alias: tuningValues(tuning).alias,
    publish: front ? publish : undefined,
  };
}

function gunicornSettings(
  config: ConfigValues,
  tuning: Tuning,
  topology: Topology,
): GunicornSettings {
  const start = tuningValues(tuning);
  const { workers = start.workers, workerClass = start.workerClass } = config;
  const { threads = workerClass === "sync" ? 1 : start.threads } = config;
  const { accessLog = start.accessLog, replicas } = config;
  // Nothing but the proxy and the load reaches it there: nothing of it is published.
  const trusting = topology === "gunicorn-nginx" && tuning === "production";
  return {
    replicas,
    workers,
    threads,
    workerClass,
    accessLog,
    forwardedAllowIps: trusting ? "*" : undefined,
  };
}

function proxySettings(config: ConfigValues, tuning: Tuning, images: DefaultImages): ProxySettings {
  const { nginxImage = images.nginx, accessLog = true, users = USERS, publish, maxBodyMb } = config;
  const article = tuning === "article";
  return { image: nginxImage, article, accessLog, expectedUsers: users, publish, maxBodyMb };
}

function loadSettings(config: ConfigValues, images: DefaultImages): LoadSettings | undefined {
  const { load = "steady", locustImage = images.locust, users = USERS, spawnRate = 100 } = config;
  const { runTime = "10s", settleTime, runId, paths } = config;
  // The sample's requests mean nothing to another app.
  const sample = isSample(config.appDir) && !paths ? `${SAMPLE}/locustfile.py` : undefined;
  const { locustfile = sample } = config;
  if (load === "off" || (locustfile === undefined && paths === undefined)) return undefined;
  return {
    ...{ kind: load, image: locustImage, locustfile, paths },
    ...{ users, spawnRate, runTime, settleTime, runId },
  };
}

/** The study's. */
const USERS = 1000;

const SAMPLE = "app";
const SAMPLE_FRONTEND = { dir: `${SAMPLE}/frontend` };

function isSample(appDir = SAMPLE): boolean {
  return appDir === SAMPLE;
}
