import type { HistoryRow } from "./history";
import {
  type EndpointChange,
  METRIC_NAMES,
  type MetricChange,
  type MetricName,
  type RunChange,
} from "./stats";
import { valueText } from "./value-text";
import { deviationOf, reachOf } from "./student";

/** From so many on runs themselves say by how much they differ. */
const ENOUGH_RUNS = 3;
/** Runs of long ago tell less of what is chance today. */
const MOST_RUNS = 10;

/** What changed since the last run that it can be compared with; undefined where there is none. */
export function changeSince(rows: readonly HistoryRow[], now: HistoryRow): RunChange | undefined {
  const alike = rows.filter((row) => isComparable(row, now)).slice(-MOST_RUNS);
  const last = alike.at(-1);
  if (!last) return undefined;
  return {
    ...{ since: last.run, runs: alike.length },
    metrics: METRIC_NAMES.flatMap((metric) => changeOf(metric, alike, last, now)),
    endpoints: Object.keys(now.endpoints ?? {}).flatMap((name) => endpointChange(name, alike, now)),
  };
}

/** Of an endpoint its numbers stand in the place of all requests': how unlike its seconds were nobody knows. */
function endpointChange(
  name: string,
  alike: readonly HistoryRow[],
  now: HistoryRow,
): EndpointChange[] {
  const of = ({ run, load, endpoints = {} }: HistoryRow): HistoryRow => ({
    ...{ run, load },
    numbers: Object.hasOwn(endpoints, name) ? (endpoints[name] ?? {}) : {},
  });
  const rows = alike.map(of);
  const [last, current] = [rows.at(-1), of(now)];
  const metrics = last
    ? METRIC_NAMES.flatMap((metric) => changeOf(metric, rows, last, current))
    : [];
  return metrics.length > 0 ? [{ endpoint: name, metrics }] : [];
}

function isComparable(row: HistoryRow, now: HistoryRow): boolean {
  if (now.machine === undefined || row.machine !== now.machine) return false;
  return row.load === now.load && row.test === now.test;
}

function changeOf(
  metric: MetricName,
  alike: readonly HistoryRow[],
  last: HistoryRow,
  now: HistoryRow,
): MetricChange[] {
  const [before, after] = [last.numbers[metric], now.numbers[metric]];
  // Of nothing no part can be told.
  if (before === undefined || after === undefined || before <= 0) return [];
  const ratio = after / before;
  const reach =
    after > 0 ? (reachByRuns(metric, alike) ?? reachBySeconds(metric, last, now)) : undefined;
  const interval =
    reach === undefined
      ? {}
      : { low: ratio / Math.exp(reach) - 1, high: ratio * Math.exp(reach) - 1 };
  return [{ metric, before, after, change: ratio - 1, ...interval }];
}

/** Of logarithms: a run is some times another, and not some milliseconds more. Two runs differ by the root of two. */
function reachByRuns(metric: MetricName, alike: readonly HistoryRow[]): number | undefined {
  const values = alike.map(({ numbers }) => numbers[metric] ?? 0).filter((value) => value > 0);
  if (values.length < ENOUGH_RUNS) return undefined;
  return reachOf(values.length) * deviationOf(values.map(Math.log)) * Math.SQRT2;
}

/** Of two runs alone only their seconds are known: they differ by less than runs do. */
function reachBySeconds(metric: MetricName, last: HistoryRow, now: HistoryRow): number | undefined {
  if (metric !== "avgResponseMs" || last.error === undefined || now.error === undefined) {
    return undefined;
  }
  return 2 * Math.hypot(last.error, now.error);
}

/** Numbers of which more is better. */
const MORE_IS_BETTER: readonly string[] = ["requestsPerSecond", "requestCount"];

/** The same change, above 0 where it is for the worse. */
export function forTheWorse(one: MetricChange): MetricChange {
  if (!MORE_IS_BETTER.includes(one.metric)) return one;
  const turned = { ...one, change: -one.change };
  return one.low === undefined || one.high === undefined
    ? turned
    : { ...turned, low: -one.high, high: -one.low };
}

/** The change of the average, in a sentence. */
export function changeInWords({ since, metrics }: RunChange): string | undefined {
  const average = metrics.find(({ metric }) => metric === "avgResponseMs");
  if (!average) return undefined;
  const { change, before, after } = average;
  return `The average went from ${before.toFixed(2)} to ${after.toFixed(2)} ms since ${since}: ${percent(change)}, ${chance(average)}.`;
}

/** What is known of how far chance goes. */
export function chance({ low, high }: MetricChange): string {
  if (low === undefined || high === undefined) return "and by how much runs differ is not known";
  return low <= 0 && high >= 0
    ? `which may be chance (${percent(low)} to ${percent(high)})`
    : `really ${percent(low)} to ${percent(high)}`;
}

/** A part as the change that it is. */
export function percent(part: number): string {
  return valueText({ number: part, unit: "change" });
}
