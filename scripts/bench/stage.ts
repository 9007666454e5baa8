import { mkdtempSync, chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { CPU_USE_PROGRAM, parseCpuUse } from "../../configs/container/cpu-use";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { Label, labelArgv, labelFilters, type Labels } from "../../configs/container/labels";
import { defaultImages } from "../../configs/default-images";
import { renderNginxConf } from "../../configs/nginx/conf";
import type { ProxiedOptions } from "../../configs/nginx/options";
import { PORT } from "../../configs/nginx/features/listen";
import { isTls, KEY_NAME } from "../../configs/nginx/features/tls";
import { CONF_DIRECTORY, CONF_NAME } from "../../configs/nginx/places";
import { gunicornPlan } from "../../configs/server/gunicorn/plan";
import { docker, dockerLines } from "../../jobs/lib/docker";
import { removeObjects } from "../../jobs/lib/remove-objects";
import { SAMPLE } from "../../program/sample";
import { pem } from "../../tests/support/pem";
import { buildAppImage, STACK } from "./app-image";
import { load } from "./load";

/** A server on the stage. */
export interface Server {
  container: string;
  /** The port of 127.0.0.1 that leads to it. */
  port: number;
  /** Whether it answers https. */
  secure: boolean;
}

/** What is measured. */
export interface Stage {
  /** Gunicorn as it is deployed alone. */
  alone: Server;
  /** Gunicorn behind nginx, which logs in its place. */
  behind: Server;
  nginx: Server;
  /** The same nginx, which keeps answers for a second. */
  caching: Server;
  /** The same nginx, which answers https. */
  secure: Server;
  /** Given when the user wants to end. */
  signal: AbortSignal;
}

/** As long as what browsers get of a front end, mostly. */
const ASSET = Buffer.alloc(50_000, "an asset of fifty thousand bytes\n");
export const ASSET_PATH = "/static/asset.js";

/**
 * Starts the sample app under Gunicorn, alone and behind nginx, each as a deployment does; and removes all of it
 * after what is done with it.
 * @throws the signal's reason, once all is removed
 */
export async function onStage<Done>(
  signal: AbortSignal,
  act: (stage: Stage) => Promise<Done>,
): Promise<Done> {
  const project = `flask-serving-bench-${process.pid}`;
  const labels = { [Label.Project]: project, [Label.Stack]: STACK };
  const directory = mkdtempSync(path.join(os.tmpdir(), "flask-serving-bench-"));
  try {
    await docker(["network", "create", ...labelArgv(labels), project]);
    const image = await buildApp(directory, project, labels);
    const common = { image, labels, network: project, signal };
    const alone = await startGunicorn("alone", true, common);
    const behind = await startGunicorn("web", false, common);
    const options: ProxiedOptions = {
      upstream: { endpoints: [{ host: "web", port: 5901 }], keepsConnections: true },
      staticFiles: { path: "/static/", fingerprint: "assets" },
    };
    const start = (name: string, more: ProxiedOptions) =>
      startNginx({ name, options: { ...options, ...more }, directory, project, labels, signal });
    const nginx = await start("nginx", {});
    const caching = await start("caching", { cache: { seconds: 1 } });
    const secure = await start("secure", { tlsCertificate: pem("shop.crt") });
    return await act({ alone, behind, nginx, caching, secure, signal });
  } catch (error) {
    // Ctrl-C ends the docker client first, which is not what the user wants to hear of.
    signal.throwIfAborted();
    throw error;
  } finally {
    await removeAll(labels, [project]);
    rmSync(directory, { recursive: true });
  }
}

/** The sample app with a static file of 50 kB. */
function buildApp(directory: string, project: string, labels: Labels): Promise<string> {
  const appDir = path.join(directory, "app");
  cpSync(SAMPLE, appDir, { recursive: true });
  rmSync(path.join(appDir, "frontend"), { recursive: true });
  mkdirSync(path.join(appDir, "static"));
  writeFileSync(path.join(appDir, ASSET_PATH), ASSET);
  return buildAppImage({ appDir, directory, project, labels });
}

/** One log a request: Gunicorn's is off where nginx stands before it. */
async function startGunicorn(
  alias: string,
  accessLog: boolean,
  { signal, ...where }: { image: string; labels: Labels; network: string; signal: AbortSignal },
): Promise<Server> {
  const { spec, port } = gunicornPlan(alias, { user: "1000:1000", app: "app:app", accessLog });
  const argv = dockerCreateArgv(spec, {
    ...{ ...where, name: `${where.network}-${alias}`, alias },
    ...{ mounts: [], secretEnv: [], isRemoved: true },
  });
  return started(argv, { port, secure: false, signal });
}

interface NginxToStart {
  name: string;
  options: ProxiedOptions;
  directory: string;
  project: string;
  labels: Labels;
  signal: AbortSignal;
}

async function startNginx(given: NginxToStart): Promise<Server> {
  const { name, options, directory, project, labels, signal } = given;
  const files = path.join(directory, name);
  mkdirSync(path.join(files, "trees", "assets"), { recursive: true });
  for (const file of renderNginxConf(options).files)
    writeFileSync(path.join(files, file.name), file.text);
  const secure = isTls(options);
  if (secure) writeFileSync(path.join(files, KEY_NAME), pem("shop.key"), { mode: 0o600 });
  writeFileSync(path.join(files, "trees", "assets", path.basename(ASSET_PATH)), ASSET);
  // nginx's workers are another user.
  for (const one of ["", "trees", "trees/assets"]) chmodSync(path.join(files, one), 0o755);
  const { nginx: image } = defaultImages(process.env);
  const argv = [
    ...["create", "--rm", "--name", `${project}-${name}`, "--network", project],
    ...[...labelArgv(labels), image],
    ...["nginx", "-c", `${CONF_DIRECTORY}/${CONF_NAME}`, "-g", "daemon off;"],
  ];
  return started(argv, { port: secure ? PORT.tls : PORT.default, secure, signal }, (container) =>
    docker(["cp", `${files}/.`, `${container}:${CONF_DIRECTORY}`]),
  );
}

/** Publishes what it creates at a port that the engine chooses, and waits until it answers. */
async function started(
  [command = "", ...rest]: string[],
  { port, secure, signal }: { port: number; secure: boolean; signal: AbortSignal },
  fill?: (container: string) => Promise<unknown>,
): Promise<Server> {
  const container = await docker([command, "--publish", `127.0.0.1::${port}`, ...rest]);
  await fill?.(container);
  await docker(["start", container]);
  const published = Number((await docker(["port", container, `${port}`])).split(":").at(-1));
  const once = { port: published, secure, path: "/api/healthz", connections: 1, seconds: 0.1 };
  while ((await load(once)).requests === 0) signal.throwIfAborted();
  return { container, port: published, secure };
}

/** How many seconds a server has computed since it was started. */
export async function cpuSeconds({ container }: Pick<Server, "container">): Promise<number> {
  const use = parseCpuUse(await docker(["exec", container, "sh", "-c", CPU_USE_PROGRAM]));
  return use?.seconds ?? NaN;
}

/** How many connections a server has taken since it was started. */
export async function connectionsTaken({ container }: Pick<Server, "container">): Promise<number> {
  const [names = "", values = ""] = (
    await docker(["exec", container, "grep", "^Tcp:", "/proc/net/snmp"])
  ).split("\n");
  return Number(values.split(" ")[names.split(" ").indexOf("PassiveOpens")]);
}

/** Removes all that has these labels, and what is named. */
export async function removeAll(labels: Labels, networks: string[] = []): Promise<void> {
  const filters = labelFilters(labels);
  const containers = await dockerLines(["ps", "--all", "--quiet", ...filters]);
  await removeObjects({ containers, networks: [], volumes: [] });
  await removeObjects({ containers: [], networks, volumes: [] });
  const images = ["images", "--format", "{{.Repository}}:{{.Tag}}", ...filters];
  for (const name of await dockerLines(images))
    if (!name.includes("<none>")) await docker(["image", "rm", name]);
}
