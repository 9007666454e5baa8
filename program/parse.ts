import { parsedJson } from "../configs/parsed-json";
import type { FrontendSource } from "../configs/app/options";
import { type DataMount, isDataMount } from "../configs/container/data";
import type { NginxSettings } from "../configs/nginx/options";
import type { StaticFilesOptions } from "../configs/frontend/static-files";
import type { Objective } from "../configs/load/objective";
import type { LoadRequest } from "../configs/load/requests";
import type { Threshold } from "../configs/load/thresholds";
import { isRecord, type Problem } from "../configs/problems";
import { notAText } from "./not-a-text";

/**
 * A structured config value as Pulumi hands it over, in JSON: an object of texts. What Pulumi has made of
 * another form than it was written in is told by `textsProblems`.
 */
export function parseTexts(json: string): Record<string, string> | undefined {
  const value = parsedJson(json);
  if (!isRecord(value) || !Object.values(value).every(isScalar)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
}

/** What of an object of texts has become a number that others are written alike, or nothing at all. */
export function textsProblems(path: string, json: string | undefined): Problem[] {
  const value = json === undefined ? undefined : parsedJson(json);
  if (!isRecord(value)) return [];
  return Object.entries(value)
    .filter(([, one]) => isScalar(one) && !isExact(one))
    .map(([name, one]) => notAText(`${path}.${name}`, one));
}

/** The same for directories that an app writes to. */
export function parseData(json: string): DataMount[] | undefined {
  const value = parsedJson(json);
  if (!Array.isArray(value) || !value.every(isRecord)) return undefined;
  const mounts: unknown[] = value.map(({ files, ...mount }) =>
    files === undefined ? mount : { ...mount, files: asPaths(files) },
  );
  return mounts.every(isMountAlone) ? mounts : undefined;
}

function asPaths(value: unknown): unknown {
  return typeof value === "string" ? parsePaths(value) : value;
}

/** The same for a front end, whose paths may be written as those of a load test. */
export function parseFrontend(json: string): FrontendSource | undefined {
  const value = parsedJson(json);
  if (!isRecord(value)) return undefined;
  const { appPaths, ...texts } = value;
  const paths = asPaths(appPaths);
  if (!isFrontend(texts) || !(paths === undefined || isTexts(paths))) return undefined;
  return paths === undefined ? texts : { ...texts, appPaths: paths };
}

/** The same for nginx, which says itself what is wrong with a setting. */
export function parseNginx(json: string): NginxSettings | undefined {
  const value = parsedJson(json);
  return isRecord(value) ? value : undefined;
}

/** The same for what a load asks for, whose headers are texts, also those that look like a number. */
export function parseRequests(json: string): LoadRequest[] | undefined {
  const value = parsedJson(json);
  if (!Array.isArray(value) || !value.every(isRecord)) return undefined;
  // What else is wrong with it, the component says that uses it.
  return value.map(({ headers, body, ...rest }) => ({
    ...rest,
    ...(body !== undefined && { body: isExact(body) ? String(body) : body }),
    ...(headers !== undefined && { headers: isRecord(headers) ? textsOf(headers) : headers }),
  })) as unknown as LoadRequest[];
}

function textsOf(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [name, isExact(one) ? String(one) : one]),
  );
}

/** The same for what numbers have to be: Pulumi keeps one with a point as a text. */
export function parseThresholds(json: string): Threshold[] | undefined {
  const value = parsedJson(json);
  if (!Array.isArray(value) || !value.every(isRecord)) return undefined;
  // What else is wrong with it, the component says that uses it.
  return value.map((one) =>
    withNumbers(one, ["max", "min", "maxChange"]),
  ) as unknown as Threshold[];
}

/** The same for what has to be carried. */
export function parseObjective(json: string): Objective | undefined {
  const value = parsedJson(json);
  return isRecord(value) ? withNumbers(value, Object.keys(value)) : undefined;
}

/** Pulumi takes a number with a point for a text. */
function withNumbers(value: Record<string, unknown>, names: readonly string[]) {
  const asNumber = (name: string, field: unknown) =>
    names.includes(name) && typeof field === "string" && NUMBER.test(field) ? Number(field) : field;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, asNumber(name, field)]),
  );
}

const NUMBER = /^\d+(\.\d+)?$/;

/** A list of names, as JSON or with spaces or commas between. */
export function parseNames(text: string): string[] | undefined {
  return parseListBy(/[\s,]+/, text);
}

/** A list of paths, as JSON or with spaces between: a comma is part of a path, unless a space follows. */
export function parsePaths(text: string): string[] | undefined {
  return parseListBy(/,?\s+/, text);
}

function parseListBy(between: RegExp, text: string): string[] | undefined {
  if (!text.startsWith("[")) return text.split(between).filter(Boolean);
  const value = parsedJson(text);
  return Array.isArray(value) && value.every(isExact) ? value.map(String) : undefined;
}

/** JSON has null for what is written as `NAME:` and nothing. */
function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** Whether it is certain how it was written: of a number with a point, or beyond 2^53, it is not. */
function isExact(value: unknown): value is string | number | boolean {
  return (
    isScalar(value) && (typeof value === "number" ? Number.isSafeInteger(value) : value !== null)
  );
}

/** A mistyped name must not be passed over. */
function isMountAlone(value: unknown): value is DataMount {
  const fields = ["hostPath", "containerPath", "files"];
  return isDataMount(value) && Object.keys(value).every((key) => fields.includes(key));
}

/** The same for an app's static files. */
export function parseStaticFiles(json: string): StaticFilesOptions | undefined {
  const value = parsedJson(json);
  return isRecord(value) && isStaticFiles(value) ? value : undefined;
}

function isFrontend(
  value: Record<string, unknown>,
): value is Record<string, string> & FrontendSource {
  return "dir" in value && hasTexts(value, ["dir", "outDir", "apiPrefix"]);
}

function isStaticFiles(
  value: Record<string, unknown>,
): value is Record<string, string> & StaticFilesOptions {
  return "dir" in value && hasTexts(value, ["dir", "path"]);
}

/** A mistyped name must not be passed over. */
function hasTexts(value: Record<string, unknown>, names: string[]): boolean {
  return Object.entries(value).every(
    ([name, one]) => names.includes(name) && typeof one === "string",
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
