import type { DataMount } from "../configs/container/data";
import type { Problem } from "../configs/problems";
import type { ConfigKey, RawConfig } from "./keys";
import {
  DATA,
  FRONTEND,
  type FrontendConfig,
  parseData,
  parseFrontend,
  parseList,
  parseTexts,
  SECRETS,
  VARIABLES,
} from "./structured";
import { type Tuning, TUNINGS } from "./tuning";

/** A stack's config as values: what nobody set is undefined. */
export interface ConfigValues {
  topology: string | undefined;
  tuning: Tuning | undefined;
  appDir: string | undefined;
  app: string | undefined;
  python: string | undefined;
  requirements: string | undefined;
  aptPackages: string[] | undefined;
  healthPath: string | undefined;
  env: Record<string, string> | undefined;
  secretEnv: Record<string, string> | undefined;
  data: DataMount[] | undefined;
  frontend: FrontendConfig | undefined;
  uid: number | undefined;
  gid: number | undefined;
  username: string | undefined;
  groupname: string | undefined;
  caBundle: string | undefined;
  egress: "none" | "internet" | undefined;
  hostAccess: boolean | undefined;
  networks: string[] | undefined;
  replicas: number | undefined;
  workers: number | undefined;
  threads: number | undefined;
  workerClass: "sync" | "gthread" | undefined;
  accessLog: boolean | undefined;
  maxBodyMb: number | undefined;
  publish: number | undefined;
  load: "steady" | "ramp" | "off" | undefined;
  locustfile: string | undefined;
  paths: string[] | undefined;
  users: number | undefined;
  spawnRate: number | undefined;
  runTime: string | undefined;
  settleTime: string | undefined;
  runId: string | undefined;
  pythonImage: string | undefined;
  nodeImage: string | undefined;
  nginxImage: string | undefined;
  locustImage: string | undefined;
}

/** The texts of a config as values, and what is wrong with those that are none. */
export function readConfig(raw: RawConfig): { config: ConfigValues; problems: Problem[] } {
  const problems: Problem[] = [];
  const text = (key: ConfigKey) => textOf(raw[key]);
  const read = <T>(key: ConfigKey, expected: string, parse: (text: string) => T | undefined) => {
    const given = text(key);
    const value = given === undefined ? undefined : parse(given);
    if (given !== undefined && value === undefined)
      problems.push({ path: key, expected, got: key === "secretEnv" ? "something else" : given });
    return value;
  };
  const boolean = (key: ConfigKey) => read(key, "true or false", parseBoolean);
  const list = (key: ConfigKey) => read(key, "names with spaces between, or a list", parseList);
  // Bounds are for the component that uses the number.
  const integer = (key: ConfigKey) => read(key, "an integer", parseInteger);
  const choice = <T extends string>(key: ConfigKey, choices: readonly T[]) =>
    read(key, `one of ${choices.join(", ")}`, (given) => choices.find((one) => one === given));

  const config: ConfigValues = {
    topology: text("topology"),
    tuning: choice("tuning", TUNINGS),
    appDir: text("appDir"),
    app: text("app"),
    python: read("python", "a version of Python, such as 3.12", parseVersion),
    requirements: text("requirements"),
    aptPackages: list("aptPackages"),
    healthPath: text("healthPath"),
    env: read("env", VARIABLES, parseTexts),
    secretEnv: read("secretEnv", SECRETS, parseTexts),
    data: read("data", DATA, parseData),
    frontend: read("frontend", FRONTEND, parseFrontend),
    uid: integer("uid"),
    gid: integer("gid"),
    username: text("username"),
    groupname: text("groupname"),
    caBundle: text("caBundle"),
    egress: choice("egress", ["none", "internet"]),
    hostAccess: boolean("hostAccess"),
    networks: list("networks"),
    replicas: integer("replicas"),
    workers: integer("workers"),
    threads: integer("threads"),
    workerClass: choice("workerClass", ["sync", "gthread"]),
    accessLog: boolean("accessLog"),
    maxBodyMb: integer("maxBodyMb"),
    publish: integer("publish"),
    load: choice("load", ["steady", "ramp", "off"]),
    locustfile: text("locustfile"),
    paths: list("paths"),
    users: integer("users"),
    spawnRate: integer("spawnRate"),
    runTime: text("runTime"),
    settleTime: text("settleTime"),
    runId: text("runId"),
    pythonImage: text("pythonImage"),
    nodeImage: text("nodeImage"),
    nginxImage: text("nginxImage"),
    locustImage: text("locustImage"),
  };
  return { config, problems };
}

/** Declared in Pulumi.yaml for a key that the preset or the tuning decides. */
const AUTO = "auto";

function textOf(raw: string | undefined): string | undefined {
  return raw === undefined || raw === AUTO || raw === "" ? undefined : raw;
}

function parseVersion(text: string): string | undefined {
  return /^3\.\d{1,2}(\.\d{1,3})?$/.test(text) ? text : undefined;
}

function parseInteger(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function parseBoolean(text: string): boolean | undefined {
  if (text === "true") return true;
  return text === "false" ? false : undefined;
}
