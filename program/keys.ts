import { closest } from "fastest-levenshtein";
import type { Problem } from "../configs/problems";

/** The config keys of the program, without their `flask-serving:`. Pulumi.yaml declares each. */
export const CONFIG_KEYS = [
  "topology",
  "tuning",
  "appDir",
  "app",
  "python",
  "requirements",
  "aptPackages",
  "healthPath",
  "env",
  "secretEnv",
  "data",
  "frontend",
  "uid",
  "gid",
  "username",
  "groupname",
  "caBundle",
  "egress",
  "hostAccess",
  "networks",
  "replicas",
  "workers",
  "threads",
  "workerClass",
  "accessLog",
  "maxBodyMb",
  "publish",
  "load",
  "locustfile",
  "paths",
  "users",
  "spawnRate",
  "runTime",
  "settleTime",
  "runId",
  "pythonImage",
  "nodeImage",
  "nginxImage",
  "locustImage",
] as const;

export type ConfigKey = (typeof CONFIG_KEYS)[number];

/** What stands in the stack's config; a key that nobody set is absent. */
export type RawConfig = Partial<Record<ConfigKey, string>>;

/** The keys that the program does not know, each with the one that was probably meant. */
export function unknownKeyProblems(keys: string[]): Problem[] {
  return keys.filter(isUnknown).map((key) => ({
    path: key,
    expected: "a config key of this program",
    got: key,
    remedy: `Did you mean \`${closest(key, CONFIG_KEYS)}\`? Take it out by \`pulumi config rm ${key}\`.`,
  }));
}

function isUnknown(key: string): boolean {
  return !CONFIG_KEYS.some((known) => known === key);
}
