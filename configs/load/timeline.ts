import { parsedJson } from "../parsed-json";
import { sum } from "./plain-sum";
import { isRecord } from "../problems";
import { percentile } from "./histogram";
import type { Sample } from "./samples";

/** How response times went on. */
export interface Timeline {
  /** How long each part is. */
  seconds: number;
  points: TimesPoint[];
  /** Why there are none. */
  reason?: string;
}

/** What was answered in a part of a load, of which a ramp is one too. */
export interface TimesPoint {
  /** Seconds since the first look, at its end. */
  time: number;
  requests: number;
  avgResponseMs: number;
  /** Null where fewer were answered than it is one of. */
  medianResponseMs: number | null;
  p95ResponseMs: number | null;
  p99ResponseMs: number | null;
}

/** Where the file is missing or cut. */
const NOT_WRITTEN =
  "How percentiles went on is not known, as times.json is missing or cut: Locust writes it when a load is at its end.";

/** So many requests say what the slowest of them all is, and not what 99 of 100 are. */
export const LEAST_REQUESTS = { medianResponseMs: 2, p95ResponseMs: 20, p99ResponseMs: 100 };

/** What the measuring side's times.json says. */
export function readTimeline(json: string | undefined, samples: readonly Sample[]): Timeline {
  const read = parsedJson(json);
  if (!isTimes(read)) return { seconds: 1, points: [], reason: NOT_WRITTEN };
  const { width, windows } = read;
  const start = samples[0]?.time ?? windows[0]?.[0] ?? 0;
  const end = samples.at(-1)?.time ?? Infinity;
  const points = windows.map(([from, totalMs, times]) => ({
    // The last one is over when the load is.
    time: rounded(Math.min(from + width, end) - start),
    ...pointOf(totalMs, times),
  }));
  // What was answered after the last look was sent before it.
  return {
    seconds: width,
    points: points.filter((one, at) => one.time > (points[at - 1]?.time ?? 0)),
  };
}

function pointOf(totalMs: number, times: Record<string, number>): Omit<TimesPoint, "time"> {
  const requests = sum(Object.values(times));
  const within = (name: keyof typeof LEAST_REQUESTS, part: number) =>
    requests < LEAST_REQUESTS[name] ? null : (percentile(times, part) ?? null);
  return {
    ...{ requests, avgResponseMs: rounded(totalMs / requests) },
    medianResponseMs: within("medianResponseMs", 0.5),
    p95ResponseMs: within("p95ResponseMs", 0.95),
    p99ResponseMs: within("p99ResponseMs", 0.99),
  };
}

/** A part of it: when it began, the sum of its times, and how many took how long. */
type Window = [start: number, totalMs: number, times: Record<string, number>];

function isTimes(read: unknown): read is { width: number; windows: Window[] } {
  return (
    isRecord(read) &&
    (read.width as number) >= 1 &&
    Array.isArray(read.windows) &&
    read.windows.every(isWindow)
  );
}

function isWindow(read: unknown): boolean {
  if (!Array.isArray(read) || ![read[0], read[1]].every(Number.isFinite)) return false;
  const times: unknown = read[2];
  if (!isRecord(times)) return false;
  const counts = Object.values(times);
  return counts.length > 0 && counts.every((count) => Number.isSafeInteger(count));
}

function rounded(number: number): number {
  return Number(number.toPrecision(6));
}
