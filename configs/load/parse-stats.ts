import { type Problem, rejectProblems } from "../problems";
import { CSV, type CsvRow, readCsv } from "./csv";
import type { EndpointStats, LoadStats, ResponseStats } from "./stats";

const COUNTS = ["Request Count", "Failure Count"] as const;
const NUMBERS = [
  ...["Median Response Time", "Average Response Time", "Min Response Time", "Max Response Time"],
  "Requests/s",
];
/** A Locust that was told to report others leaves these out. */
const PERCENTILES = ["95%", "99%"];

/**
 * What Locust's `output_stats.csv` says, number by number.
 * @throws ProblemsError when the text is missing, empty, cut, without header or rows, or holds what is no number
 */
export function parseLocustStats(csv: string): LoadStats {
  const rows = readCsv(csv, ["Type", "Name", ...COUNTS, ...NUMBERS]);
  rejectProblems(CSV, [...rowsProblems(rows), ...rows.flatMap(cellProblems)]);
  // An endpoint may be called Aggregated too: the total has no type, and comes last.
  const last = rows.at(-1);
  const total = last?.Type === "" && last.Name === "Aggregated" ? last : undefined;
  const endpoints = (total ? rows.slice(0, -1) : rows).map(endpointStats);
  const sum = sumOf(endpoints);
  const stats = total ? rowStats(total) : sum;
  const warnings = [
    ...failureWarnings(stats),
    ...(total ? sumWarnings(stats, sum) : [NO_TOTAL]),
    ...percentileWarnings(rows),
  ];
  return { ...stats, endpoints, warnings };
}

const NO_TOTAL =
  "Locust's CSV has no total: counts and average are those of its rows, and there are no percentiles.";

function rowsProblems(rows: CsvRow[]): Problem[] {
  if (rows.length > 0) return [];
  const remedy = "Locust ended before it measured anything: run the load test again.";
  return [{ path: "rows", expected: "one or more below the header", got: 0, remedy }];
}

function cellProblems(row: CsvRow, index: number): Problem[] {
  const bad = (columns: readonly string[], pattern: RegExp, expected: string) =>
    columns
      .filter((column) => row[column] !== undefined && !pattern.test(row[column]))
      .map((column) => ({ path: `row ${index + 2}, ${column}`, expected, got: row[column] }));
  return [
    ...bad(COUNTS, /^\d+$/, "a whole number"),
    ...bad([...NUMBERS, ...PERCENTILES], /^(\d+(\.\d+)?(e[+-]?\d+)?|N\/A)$/, "a number or N/A"),
  ];
}

function endpointStats(row: CsvRow): EndpointStats {
  return { method: row.Type ?? "", name: row.Name ?? "", ...rowStats(row) };
}

function rowStats(row: CsvRow): ResponseStats {
  const requestCount = Number(row["Request Count"]);
  const failureCount = Number(row["Failure Count"]);
  // Locust writes 0 ms for what was never asked.
  const number = (column: string) => (requestCount === 0 ? null : numberOf(row[column]));
  return {
    avgResponseMs: number("Average Response Time"),
    medianResponseMs: number("Median Response Time"),
    minResponseMs: number("Min Response Time"),
    maxResponseMs: number("Max Response Time"),
    p95ResponseMs: number("95%"),
    p99ResponseMs: number("99%"),
    requestsPerSecond: number("Requests/s"),
    requestCount,
    failureCount,
    failureRatio: ratio(failureCount, requestCount),
  };
}

function numberOf(cell: string | undefined): number | null {
  return cell === undefined || cell === "N/A" ? null : Number(cell);
}

/** What follows from the rows of all endpoints: percentiles do not. */
function sumOf(endpoints: EndpointStats[]): ResponseStats {
  const sum = (of: (one: EndpointStats) => number) => endpoints.reduce((all, e) => all + of(e), 0);
  const requestCount = sum((endpoint) => endpoint.requestCount);
  const failureCount = sum((endpoint) => endpoint.failureCount);
  return {
    avgResponseMs: ratio(
      sum((endpoint) => (endpoint.avgResponseMs ?? 0) * endpoint.requestCount),
      requestCount,
    ),
    medianResponseMs: null,
    minResponseMs: null,
    maxResponseMs: null,
    p95ResponseMs: null,
    p99ResponseMs: null,
    requestsPerSecond: null,
    requestCount,
    failureCount,
    failureRatio: ratio(failureCount, requestCount),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A dead server looks fast: a refused connection takes less than a millisecond. */
function failureWarnings({ requestCount, failureCount }: ResponseStats): string[] {
  if (requestCount === 0) return ["No request was made: there is nothing to measure by."];
  if (failureCount === 0) return [];
  const share = ((100 * failureCount) / requestCount).toPrecision(2);
  return [
    `${failureCount} of ${requestCount} requests failed (${Number(share)} %): the response times count them too.`,
  ];
}

function sumWarnings(total: ResponseStats, sum: ResponseStats): string[] {
  if (total.requestCount === sum.requestCount && total.failureCount === sum.failureCount) return [];
  return [
    `The endpoints sum to ${sum.requestCount} requests and ${sum.failureCount} failures, ` +
      `the total says ${total.requestCount} and ${total.failureCount}.`,
  ];
}

function percentileWarnings([row = {}]: CsvRow[]): string[] {
  const missing = PERCENTILES.filter((column) => row[column] === undefined);
  if (missing.length === 0) return [];
  return [`Locust's CSV has no ${missing.join(" and no ")}: see its PERCENTILES_TO_REPORT.`];
}
