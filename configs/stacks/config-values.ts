import type { Problem } from "../problems";
import type { ConfigKey, RawConfig } from "./keys";
import { type Tuning, TUNINGS } from "./tuning";

/** A stack's config as values: what nobody set is undefined. */
export interface ConfigValues {
  topology: string | undefined;
  tuning: Tuning | undefined;
  appDir: string | undefined;
  app: string | undefined;
  healthPath: string | undefined;
  uid: number | undefined;
  gid: number | undefined;
  username: string | undefined;
  groupname: string | undefined;
  caBundle: string | undefined;
  egress: "none" | "internet" | undefined;
  workers: number | undefined;
  threads: number | undefined;
  workerClass: "sync" | "gthread" | undefined;
  accessLog: boolean | undefined;
  maxBodyMb: number | undefined;
  publish: number | undefined;
  load: "steady" | "article" | "off" | undefined;
  locustfile: string | undefined;
  users: number | undefined;
  spawnRate: number | undefined;
  runTime: string | undefined;
  settleTime: string | undefined;
  runId: string | undefined;
  pythonImage: string | undefined;
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
      problems.push({ path: key, expected, got: given });
    return value;
  };
  // Bounds are for the component that uses the number.
  const integer = (key: ConfigKey) => read(key, "an integer", parseInteger);
  const choice = <T extends string>(key: ConfigKey, choices: readonly T[]) =>
    read(key, `one of ${choices.join(", ")}`, (given) => choices.find((one) => one === given));

  const config: ConfigValues = {
    topology: text("topology"),
    tuning: choice("tuning", TUNINGS),
    appDir: text("appDir"),
    app: text("app"),
    healthPath: text("healthPath"),
    uid: integer("uid"),
    gid: integer("gid"),
    username: text("username"),
    groupname: text("groupname"),
    caBundle: text("caBundle"),
    egress: choice("egress", ["none", "internet"]),
    workers: integer("workers"),
    threads: integer("threads"),
    workerClass: choice("workerClass", ["sync", "gthread"]),
    accessLog: read("accessLog", "true or false", parseBoolean),
    maxBodyMb: integer("maxBodyMb"),
    publish: integer("publish"),
    load: choice("load", ["steady", "article", "off"]),
    locustfile: text("locustfile"),
    users: integer("users"),
    spawnRate: integer("spawnRate"),
    runTime: text("runTime"),
    settleTime: text("settleTime"),
    runId: text("runId"),
    pythonImage: text("pythonImage"),
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

function parseInteger(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function parseBoolean(text: string): boolean | undefined {
  if (text === "true") return true;
  return text === "false" ? false : undefined;
}
