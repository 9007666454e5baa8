import { MEASURE_NAMES, type Measure, type MeasureName, MEASURES } from "./measures";
import type { Comparison } from "./result";
import { twinIn } from "./rounds";
import type { Spread } from "./spread";

/** A table of texts: its head, and a row for each candidate. */
export interface Table {
  head: string[];
  rows: string[][];
}

/** What each candidate came to: the median of the rounds, with the lowest and the highest. */
export function comparisonTable(compared: Omit<Comparison, "rows">): Table {
  const { candidates, comparison } = compared;
  const head = ["candidate", ...MEASURE_NAMES.map((name) => headOf(MEASURES[name]))];
  const rows = [...candidates, twinIn(compared)].map((slot) => [
    slot,
    ...MEASURE_NAMES.map((name) => spreadText(comparison[slot]?.[name], NONE[name])),
  ]);
  return { head, rows };
}

/** Why a candidate has no number of a measure in any round. */
const NONE: Record<MeasureName, string> = {
  carriedPerSecond: "not within the limits",
  cpuUsPerRequest: "not known",
  pacedAvgMs: "not within the limits",
};

function headOf({ label, unit }: Measure): string {
  return `${label}, ${unit}`;
}

/** A middle with the lowest and the highest, where there are several. */
function spreadText(spread: Spread | undefined, none: string): string {
  const { median = null, low = null, high = null, rounds = 0 } = spread ?? {};
  if (median === null || low === null || high === null) return none;
  const middle = numberText(median);
  return rounds === 1 ? middle : `${middle} (${numberText(low)} to ${numberText(high)})`;
}

/** The study's own load, beside what the study says. */
export function studyTable({ study }: Pick<Comparison, "study">): Table {
  const own = (value: number | null) => (value === null ? "–" : value.toFixed(2));
  return {
    head: ["candidate", "average, ms", "runs", "failed", "the study: average of its one run, ms"],
    rows: study.map(({ slot, averageMs, requests, failed, publishedMs }) => [
      ...[slot, spreadText(averageMs, "not known"), String(averageMs.rounds)],
      ...[failed === 0 ? "none" : `${failed} of ${requests + failed}`, own(publishedMs)],
    ]),
  };
}

/** Three digits that count, and no more. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const [whole = "", part] = value.toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** Where the CPU of a request goes. */
export function ledgerTable({ ledger }: Pick<Comparison, "ledger">): Table {
  const known = (value: number | null | undefined) =>
    value === null ? "not known" : value === undefined ? "–" : numberText(value);
  return {
    head: [
      ...["candidate", "the app, µs", "the server, µs", "its log, µs", "nginx, µs"],
      ...["connections of clients", "of nginx to the server"],
    ],
    rows: ledger.map(({ candidate, appUs, serverUs, logUs, proxyUs, ...connections }) => [
      ...[candidate, known(appUs), known(serverUs), spreadText(logUs, "–")],
      ...[known(proxyUs), known(connections.opened), known(connections.openedUpstream)],
    ]),
  };
}
