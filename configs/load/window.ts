import { isRecord } from "../problems";
import { type Sample, SAMPLE_COLUMNS } from "./samples";

/** What the measuring side says of a measurement, besides response times. */
export interface LoadWindow {
  /** Whether the course went to its end. */
  isFinished: boolean;
  /** How long it measured. */
  seconds: number;
  /** Requests that had no answer, 5 s after the last one was sent. */
  inFlight: number;
  phases: { name: string; seconds: number; sent: number; unanswered: number }[];
  samples: Sample[];
  /** What tasks raised. */
  exceptions: { count: number; message: string }[];
  /** The LoadTestShape that said how many users there are. */
  shape: string | null;
  /** The path below which a user class asks, by the class. */
  hostPaths: Record<string, string>;
  /** Requests that went to other hosts, by their names. */
  otherHosts: Record<string, number>;
  tasks: number;
  neverRan: string[];
  /** How many users of each class there ever were. */
  userClasses: Record<string, number>;
  /** Where several Locusts made the load: how many were to, and how many said in the end what they measured. */
  workers?: { asked: number; answered: number };
  arrivals: { came: number; missed: number; latestMs: number } | null;
}

/** What window.json says; undefined where it is missing, cut, or not what it should be. */
export function readWindow(json: string | undefined): LoadWindow | undefined {
  try {
    const read: unknown = JSON.parse(json ?? "");
    if (!isRecord(read) || !Object.entries(FIELDS).every(([name, is]) => is(read[name]))) {
      return undefined;
    }
    const window = read as unknown as LoadWindow & { samples: unknown[][] };
    return { ...window, samples: window.samples.map(sampleOf) };
  } catch {
    return undefined;
  }
}

/** A row as a sample, whether its numbers are texts, as in a CSV, or not. */
export function sampleOf(row: readonly unknown[]): Sample {
  const values = SAMPLE_COLUMNS.map((column, at) => [
    column,
    column === "phase" ? String(row[at]) : Number(row[at]),
  ]);
  return Object.fromEntries(values) as unknown as Sample;
}

const isNumber = (value: unknown) => Number.isFinite(value);
const isText = (value: unknown) => typeof value === "string";
const isEmptyOr = (is: (value: unknown) => boolean) => (value: unknown) =>
  value === null || is(value);
const isList = (is: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(is);
const isEach = (is: (value: unknown) => boolean) => (value: unknown) =>
  isRecord(value) && Object.values(value).every(is);
const has = (fields: Record<string, (value: unknown) => boolean>) => (value: unknown) =>
  isRecord(value) && Object.entries(fields).every(([name, is]) => is(value[name]));

/** Of a row, all but the name of its phase are numbers. */
function isSample(row: unknown): boolean {
  if (!Array.isArray(row) || row.length !== SAMPLE_COLUMNS.length) return false;
  return SAMPLE_COLUMNS.every((column, at) => (column === "phase" ? isText : isNumber)(row[at]));
}

const FIELDS: Record<keyof Required<LoadWindow>, (value: unknown) => boolean> = {
  isFinished: (value) => typeof value === "boolean",
  seconds: isNumber,
  inFlight: isNumber,
  phases: isList(has({ name: isText, seconds: isNumber, sent: isNumber, unanswered: isNumber })),
  samples: isList(isSample),
  exceptions: isList(has({ count: isNumber, message: isText })),
  shape: isEmptyOr(isText),
  hostPaths: isEach(isText),
  otherHosts: isEach(isNumber),
  tasks: isNumber,
  neverRan: isList(isText),
  userClasses: isEach(isNumber),
  workers: (value) => value === undefined || has({ asked: isNumber, answered: isNumber })(value),
  arrivals: isEmptyOr(has({ came: isNumber, missed: isNumber, latestMs: isNumber })),
};
