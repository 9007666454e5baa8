import { METRICS } from "./stats";
import type { LoadStats, ResponseStats } from "./stats";
import { judgeChange } from "./judge-change";
import { valueText } from "./value-text";

/** A number that a threshold is about. */
export const LoadMetric = {
  /** The average of all response times. */
  AvgResponseMs: "avgResponseMs",
  /** Half of the requests were answered within it. */
  MedianResponseMs: "medianResponseMs",
  /** 95 of 100 requests were answered within it. */
  P95ResponseMs: "p95ResponseMs",
  /** 99 of 100 requests were answered within it. */
  P99ResponseMs: "p99ResponseMs",
  /** The fastest response time. */
  MinResponseMs: "minResponseMs",
  /** The slowest response time. */
  MaxResponseMs: "maxResponseMs",
  /** How many requests there were. */
  RequestCount: "requestCount",
  /** How many there were a second. */
  RequestsPerSecond: "requestsPerSecond",
  /** How many of them failed. */
  FailureCount: "failureCount",
  /** The part of them that failed, from 0 to 1. */
  FailureRatio: "failureRatio",
} as const;
export type LoadMetric = (typeof LoadMetric)[keyof typeof LoadMetric];

/** What becomes of a threshold that is missed. */
export const Enforce = {
  /** The deployment fails, once all that it made and measured is in the state. */
  Fail: "fail",
  /** It is told. */
  Warn: "warn",
} as const;
export type Enforce = (typeof Enforce)[keyof typeof Enforce];

/** What a number of a load test has to be. */
export interface Threshold {
  /** Which number. */
  metric: LoadMetric;
  /**
   * What it is at most, in the number's own unit: milliseconds, a count, or a ratio from 0 to 1.
   * @default none
   */
  max?: number | undefined;
  /**
   * What it is at least.
   * @default none
   */
  min?: number | undefined;
  /**
   * By how much it may be worse than in the last run of the same load on the same machine, as a part: 0.1 is a tenth.
   * @default none
   */
  maxChange?: number | undefined;
  /**
   * Of which requests alone, such as `GET /api/items` or the name that the locustfile gives them.
   * @default of all
   */
  endpoint?: string | undefined;
}

/** What became of a threshold. */
export interface JudgedThreshold extends Omit<Threshold, "metric"> {
  /** Which number; `capacityRps` is an objective's. */
  metric: string;
  /** What was measured; absent where it is not known. */
  actual?: number;
  /** How far it is from the limit: below 0 where that is missed. */
  margin?: number;
  /** Whether the margin is as small as what Locust rounds the number by: it may be on the other side. */
  withinRounding: boolean;
  /** Whether what was measured is within its limits. */
  isMet: boolean;
  /** The same for a person. */
  sentence: string;
}

/** Before there are words for it. */
type Judged = Omit<JudgedThreshold, "sentence"> & Threshold;

/** The numbers that Locust rounds; the others are exact. */
const ROUNDED: readonly LoadMetric[] = ["medianResponseMs", "p95ResponseMs", "p99ResponseMs"];

/** What became of each threshold: one whose number is not known is missed. */
export function judge(stats: LoadStats, thresholds: readonly Threshold[] = []): JudgedThreshold[] {
  return thresholds.map((threshold) => {
    if (threshold.maxChange !== undefined) {
      return { ...threshold, ...judgeChange(stats, threshold.metric, threshold.maxChange) };
    }
    const actual = numbersOf(stats, threshold.endpoint)?.[threshold.metric];
    const margin = actual === undefined ? undefined : marginOf(threshold, actual);
    const { metric } = threshold;
    const rounding = ROUNDED.includes(metric) && actual !== undefined ? roundingAt(actual) : 0;
    const judged = {
      ...threshold,
      ...(actual !== undefined && { actual, margin }),
      withinRounding: margin !== undefined && rounding > 0 && Math.abs(margin) <= rounding,
      isMet: margin !== undefined && margin >= 0,
    } as Judged;
    return { ...judged, sentence: inWords(judged, rounding) };
  });
}

/** What is said of those that are missed; undefined where none is. */
export function missedMessage(judged: readonly JudgedThreshold[]): string | undefined {
  const missed = judged.filter(({ isMet }) => !isMet);
  if (missed.length === 0) return undefined;
  const count = `${missed.length} of ${judged.length} threshold${judged.length > 1 ? "s" : ""}`;
  return [
    `The load test misses ${count}:`,
    ...missed.map(({ sentence }) => `  ${sentence}`),
    "All that was measured is in the outputs. Mend the cause, or change thresholds; with enforce warn it is told only.",
  ].join("\n");
}

/** Half of the step that Locust rounds to: 1 ms below 100, then two digits. */
function roundingAt(ms: number): number {
  return ms < 100 ? 0.5 : 10 ** Math.floor(Math.log10(ms)) / 20;
}

function numbersOf(stats: LoadStats, endpoint: string | undefined): ResponseStats | undefined {
  if (endpoint === undefined) return stats;
  return (
    stats.endpoints.find(({ method, name }) => `${method} ${name}` === endpoint) ??
    stats.endpoints.find(({ name }) => name === endpoint)
  );
}

function marginOf({ max = Infinity, min = -Infinity }: Threshold, actual: number): number {
  return Math.min(max - actual, actual - min);
}

function inWords(judged: Judged, rounding: number): string {
  const { metric, endpoint, actual, margin = 0, max, min, isMet, withinRounding } = judged;
  const { unit } = METRICS[metric];
  const text = (number: number) => valueText({ number, unit });
  const whose = endpoint === undefined ? "" : ` of ${endpoint}`;
  const asked = [
    ...(max === undefined ? [] : [`at most ${text(max)}`]),
    ...(min === undefined ? [] : [`at least ${text(min)}`]),
  ].join(" and ");
  if (actual === undefined) return `${metric}${whose} is not known, ${asked} was asked for.`;
  const by = `${text(Math.abs(margin))} ${isMet ? "to spare" : "beyond it"}`;
  const note = withinRounding
    ? ` Locust rounds it by up to ${text(rounding)}, so that it may be on the other side.`
    : "";
  return `${metric}${whose} is ${text(actual)}, ${asked} was asked for: ${by}.${note}`;
}
