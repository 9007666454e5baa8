import type { DataMount } from "../configs/container/data";

/** What `env` has to be, in words. */
export const VARIABLES =
  "variables with their values, as `pulumi config set --path env.NAME VALUE` makes them";

/** What `secretEnv` has to be, in words. */
export const SECRETS =
  "variables with their values, as `pulumi config set --secret --path secretEnv.NAME` makes them";

/** What `data` has to be, in words. */
export const DATA =
  "a list of hostPath and containerPath, as `pulumi config set --path 'data[0].hostPath' ./data` makes it";

/** What `frontend` has to be, in words. */
export const FRONTEND =
  "dir, and where they differ outDir and apiPrefix, as `pulumi config set --path frontend.dir ../front` makes it";

/** A front end as a stack's config names it. */
export interface FrontendConfig {
  dir: string;
  outDir?: string;
  apiPrefix?: string;
}

/** A structured config value as Pulumi hands it over, in JSON: an object of texts. */
export function parseTexts(json: string): Record<string, string> | undefined {
  const value = parseJson(json);
  if (!isRecord(value) || !Object.values(value).every(isScalar)) return undefined;
  // Pulumi makes a number of what looks like one.
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
}

/** The same for directories that an app writes to. */
export function parseData(json: string): DataMount[] | undefined {
  const value = parseJson(json);
  return Array.isArray(value) && value.every(isDataMount) ? value : undefined;
}

/** The same for a front end. */
export function parseFrontend(json: string): FrontendConfig | undefined {
  const value = parseJson(json);
  return isFrontend(value) ? value : undefined;
}

/** A list of names, as JSON or with spaces or commas between. */
export function parseList(text: string): string[] | undefined {
  if (!text.startsWith("[")) return text.split(/[\s,]+/).filter(Boolean);
  const value = parseJson(text);
  return Array.isArray(value) && value.every(isScalar) ? value.map(String) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function isDataMount(value: unknown): value is DataMount {
  if (!isRecord(value)) return false;
  const names = Object.keys(value).sort().join();
  return (
    names === "containerPath,hostPath" &&
    Object.values(value).every((one) => typeof one === "string")
  );
}

function isFrontend(value: unknown): value is FrontendConfig {
  if (!isRecord(value) || !("dir" in value)) return false;
  return Object.entries(value).every(
    ([name, one]) => ["dir", "outDir", "apiPrefix"].includes(name) && typeof one === "string",
  );
}
