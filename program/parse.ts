import type { FrontendSource } from "../configs/app/options";
import { type DataMount, isDataMount } from "../configs/container/data";
import { isRecord } from "../configs/problems";

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
  return Array.isArray(value) && value.every(isMountAlone) ? value : undefined;
}

/** The same for a front end. */
export function parseFrontend(json: string): FrontendSource | undefined {
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

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

/** A mistyped name must not be passed over. */
function isMountAlone(value: unknown): value is DataMount {
  return isDataMount(value) && Object.keys(value).length === 2;
}

function isFrontend(value: unknown): value is FrontendSource {
  if (!isRecord(value) || !("dir" in value)) return false;
  return Object.entries(value).every(
    ([name, one]) => ["dir", "outDir", "apiPrefix"].includes(name) && typeof one === "string",
  );
}
