import { rejectProblems } from "../problems";
import { type ConfigValues, readConfig } from "./config-values";
import { type RawConfig, unknownKeyProblems } from "./keys";
import { TOPOLOGIES, type Topology, topologyOf, topologyProblems } from "./topology";
import { assumedFor, type Tuning, tuningValues } from "./tuning";

/** What the program is to build: for each component, the arguments that are plain values. */
export interface Settings {
  topology: Topology;
  tuning: Tuning;
  /** What the study does not show and its tuning takes from us. */
  assumed: string[];
  image: ImageSettings;
  network: { egress: "none" | "internet"; outward: boolean };
  server: ServerSettings;
  gunicorn: GunicornSettings;
  proxy: ProxySettings;
  /** The published address, if any. */
  url: string | undefined;
  /** undefined where no load is asked for. */
  load: LoadSettings | undefined;
}

interface ImageSettings {
  appDir: string;
  baseImage: string;
  uid: number | undefined;
  gid: number | undefined;
  username: string | undefined;
  groupname: string | undefined;
  caBundle: string | undefined;
}

interface ServerSettings {
  app: string;
  healthPath: string;
  alias: string | undefined;
  publish: number | undefined;
}

interface GunicornSettings {
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
  locustfile: string;
  users: number;
  spawnRate: number;
  runTime: string;
  settleTime: string | undefined;
  runId: string | undefined;
}

/** The images that a stack starts from where its config names none. */
export interface DefaultImages {
  python: string;
  nginx: string;
  locust: string;
}

/**
 * What a stack's config asks for.
 * @param stack the stack's name, which picks a preset
 * @throws ProblemsError that lists all that is wrong
 */
export function readSettings(stack: string, raw: RawConfig, images: DefaultImages): Settings {
  const { config, problems } = readConfig(raw);
  rejectProblems(`The config of stack ${stack}`, [
    ...unknownKeyProblems(Object.keys(raw)),
    ...topologyProblems(stack, config.topology),
    ...problems,
  ]);
  // Without a topology the line above has thrown.
  const topology = topologyOf(stack, config.topology) ?? TOPOLOGIES[0];
  const tuning = config.tuning ?? "production";
  return {
    topology,
    tuning,
    assumed: assumedFor(tuning, topology),
    image: imageSettings(config, images),
    network: { egress: config.egress ?? "none", outward: config.publish !== undefined },
    server: serverSettings(config, tuning, topology),
    gunicorn: gunicornSettings(config, tuning, topology),
    proxy: proxySettings(config, tuning, images),
    url: config.publish === undefined ? undefined : `http://127.0.0.1:${config.publish}/`,
    load: loadSettings(config, images),
  };
}

function imageSettings(config: ConfigValues, images: DefaultImages): ImageSettings {
  const { appDir = "app", pythonImage = images.python, uid, gid, username, groupname } = config;
  return {
    appDir,
    baseImage: pythonImage,
    uid,
    gid,
    username,
    groupname,
    caBundle: config.caBundle,
  };
}

function serverSettings(config: ConfigValues, tuning: Tuning, topology: Topology): ServerSettings {
  const { app = "app:app", healthPath = "/", publish } = config;
  // Behind a proxy, the proxy is what is published.
  const front = topology !== "gunicorn-nginx";
  return {
    app,
    healthPath,
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
  const { accessLog = start.accessLog } = config;
  // Nothing but the proxy and the load reaches it there: nothing of it is published.
  const trusting = topology === "gunicorn-nginx" && tuning === "production";
  return {
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
  const { runTime = "10s", settleTime, runId } = config;
  const { locustfile = sampleLocustfile(config.appDir) } = config;
  if (load === "off" || locustfile === undefined) return undefined;
  return {
    kind: load,
    image: locustImage,
    locustfile,
    users,
    spawnRate,
    runTime,
    settleTime,
    runId,
  };
}

/** The study's. */
const USERS = 1000;

/** The sample's requests mean nothing to another app. */
function sampleLocustfile(appDir = "app"): string | undefined {
  return appDir === "app" ? "app/locustfile.py" : undefined;
}
