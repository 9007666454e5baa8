import { parsedJson } from "../parsed-json";
import { sum } from "./plain-sum";
import { isRecord } from "../problems";
import type { EndpointStats, ResponseStats } from "./stats";

/** The response times of one endpoint, or of all: how many were within each, as Locust rounds them. */
interface Entry {
  method: string;
  name: string;
  num_requests: number;
  /** Requests that have no response time, such as those of a client that only tells of an error. */
  num_none_requests: number;
  num_failures: number;
  total_response_time: number;
  min_response_time: number | null;
  max_response_time: number;
  response_times: Record<string, number>;
}

interface Histogram {
  total: Entry;
  entries: Entry[];
}

/** What of a result a histogram tells. */
export interface HistogramStats extends ResponseStats {
  endpoints: EndpointStats[];
}

/** All of a measurement, and each of its phases. */
export interface HistogramResult {
  all: HistogramStats;
  phases: HistogramStats[];
}

/**
 * What the measuring side's histogram.json says.
 * @param seconds how long all was measured, and each phase
 * @returns undefined where it is missing, cut, or not what it should be
 */
export function readHistogram(
  json: string | undefined,
  seconds: { all: number; phases: readonly number[] },
): HistogramResult | undefined {
  const read = parsedJson(json);
  if (!isRecord(read) || !Array.isArray(read.phases)) return undefined;
  if (![read.all, ...read.phases].every(isHistogram)) return undefined;
  const phases = read.phases as Histogram[];
  return {
    all: statsOf(read.all as Histogram, seconds.all),
    phases: phases.map((one, index) => statsOf(one, seconds.phases[index] ?? NaN)),
  };
}

/** How many of all requests took how long, by Locust's own rounding; undefined where the file is no whole one. */
export function timesOfAll(json: string | undefined): Record<string, number> | undefined {
  const read = parsedJson(json);
  return isRecord(read) && isHistogram(read.all) ? read.all.total.response_times : undefined;
}

/** The time within which a part of all were answered, as Locust itself finds it. */
export function percentile(times: Record<string, number>, part: number): number | undefined {
  const sorted = Object.entries(times)
    .map(([time, count]) => ({ time: Number(time), count }))
    .sort((one, other) => other.time - one.time);
  const all = sorted.reduce((sum, { count }) => sum + count, 0);
  let left = all;
  return sorted.find(({ count }) => (left -= count) <= Math.trunc(all * part))?.time;
}

function statsOf({ total, entries }: Histogram, seconds: number): HistogramStats {
  const inOrder = [...entries].sort(compare);
  return {
    ...entryStats(total, seconds),
    endpoints: inOrder.map((entry) => ({
      method: entry.method,
      name: entry.name,
      ...entryStats(entry, seconds),
    })),
  };
}

/** The order of Locust's CSV: by name, then by method. */
function compare(one: Entry, other: Entry): number {
  return order(one.name, other.name) || order(one.method, other.method);
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function entryStats(entry: Entry, seconds: number): ResponseStats {
  const { num_requests: requestCount, num_failures: failureCount } = entry;
  if (requestCount === 0) return { requestCount, failureCount };
  const timed = requestCount - entry.num_none_requests;
  return {
    ...(timed > 0 && timesOf(entry, timed)),
    ...{ requestCount, failureCount, failureRatio: failureCount / requestCount },
    ...(seconds > 0 && { requestsPerSecond: requestCount / seconds }),
  };
}

function timesOf(entry: Entry, timed: number): ResponseStats {
  const { response_times: times, max_response_time: max } = entry;
  const min = entry.min_response_time ?? 0;
  const median = percentile(times, 0.5) ?? NaN;
  const rounded = {
    p95ResponseMs: percentile(times, 0.95),
    p99ResponseMs: percentile(times, 0.99),
  };
  return {
    avgResponseMs: entry.total_response_time / timed,
    // Rounded, it may be outside of what was measured.
    medianResponseMs: Math.min(max, Math.max(min, median)),
    minResponseMs: min,
    maxResponseMs: max,
    ...rounded,
  } as ResponseStats;
}

function isHistogram(value: unknown): value is Histogram {
  if (!isRecord(value) || !Array.isArray(value.entries)) return false;
  return [value.total, ...value.entries].every(isEntry);
}

const COUNTS = ["num_requests", "num_none_requests", "num_failures"] as const;

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || !isRecord(value.response_times)) return false;
  const times = Object.entries(value.response_times);
  const counts = [...COUNTS.map((name) => value[name]), ...times.map(([, count]) => count)];
  const numbers = [value.total_response_time, value.max_response_time, ...times.map(([ms]) => +ms)];
  return (
    [value.method, value.name].every((text) => typeof text === "string") &&
    counts.every((count) => Number.isSafeInteger(count) && (count as number) >= 0) &&
    [...numbers, value.min_response_time ?? 0].every(Number.isFinite) &&
    // Each request with a time is in it.
    sum(times.map(([, count]) => count as number)) ===
      (value.num_requests as number) - (value.num_none_requests as number)
  );
}
