import { type Problem, assertNoProblems } from "../problems";
import { contradictions, withoutContradictions } from "./contradictions";
import { CSV, type CsvRow, readCsv } from "./csv";
import { byWeight, type Finding, finding } from "./findings";
import {
  type EndpointStats,
  type Metric,
  METRICS,
  type MetricName,
  type ResponseStats,
} from "./stats";
import { sumOf, sumFindings } from "./sum";

/** The numbers that stand in the CSV, by their columns. */
const COLUMNS = (Object.entries(METRICS) as [MetricName, Metric][]).flatMap(
  ([name, { column, unit, mayLack }]) => (column ? [{ name, column, unit, mayLack }] : []),
);

/** What a file of results tells. */
export interface ReadStats extends ResponseStats {
  /** The same for each endpoint. */
  endpoints: EndpointStats[];
  /** Why the numbers should be read with care, the weightiest first. */
  warnings: Finding[];
}

/**
 * What Locust's `output_stats.csv` says, number by number.
 * @throws ProblemsError when the text is missing, empty, cut, without header or rows, or holds what is no number
 */
export function parseLocustStats(csv: string): ReadStats {
  const required = COLUMNS.filter(({ mayLack }) => !mayLack).map(({ column }) => column);
  const rows = readCsv(csv, ["Type", "Name", ...required]);
  assertNoProblems(CSV, [...rowsProblems(rows), ...rows.flatMap(cellProblems)]);
  // An endpoint may be called Aggregated too: the total has no type, and comes last.
  const last = rows.at(-1);
  const totalRow = last?.Type === "" && last.Name === "Aggregated" ? last : undefined;
  const endpoints = (totalRow ? rows.slice(0, -1) : rows).map((row) => ({
    method: row.Type ?? "",
    name: row.Name ?? "",
    ...rowStats(row),
  }));
  return checked(totalRow && rowStats(totalRow), endpoints);
}

/** What the numbers of all and of each endpoint say together: those that cannot be true are left out, and told of. */
export function checked(
  total: ResponseStats | undefined,
  endpoints: readonly EndpointStats[],
): ReadStats {
  const stats = total ?? sumOf(endpoints.map(withoutContradictions));
  const warnings = [
    ...failureFindings(stats),
    ...contradictions("All requests", stats),
    ...endpoints.flatMap((one) => contradictions(`${one.method} ${one.name}`.trim(), one)),
    ...sumFindings(total, sumOf(endpoints)),
    ...(total ? missingFindings(total) : []),
  ];
  return {
    ...withoutContradictions(stats),
    endpoints: endpoints.map(withoutContradictions),
    warnings: byWeight(warnings),
  };
}

function rowsProblems(rows: CsvRow[]): Problem[] {
  if (rows.length > 0) return [];
  const remedy = "Locust ended before it measured anything: run the load test again.";
  return [{ path: "rows", expected: "one or more below the header", got: 0, remedy }];
}

function cellProblems(row: CsvRow, index: number): Problem[] {
  return COLUMNS.flatMap(({ column, unit }) => {
    const got = row[column];
    if (got === undefined || (unit === "count" ? isCount(got) : isNumber(got))) return [];
    const expected = unit === "count" ? "a whole number" : "a number or N/A";
    return [{ path: `row ${index + 2}, ${column}`, expected, got }];
  });
}

function isCount(cell: string): boolean {
  return /^\d+$/.test(cell) && Number.isSafeInteger(Number(cell));
}

function isNumber(cell: string): boolean {
  if (cell === "N/A") return true;
  return /^\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell) && Number.isFinite(Number(cell));
}

/** Locust writes 0 ms for what was never asked: only its counts are known. */
function rowStats(row: CsvRow): ResponseStats {
  const requestCount = Number(row["Request Count"]);
  const known = COLUMNS.filter(({ unit }) => unit === "count" || requestCount > 0)
    .map(({ name, column }) => [name, row[column]] as const)
    .filter(([, cell]) => cell !== undefined && cell !== "N/A")
    .map(([name, cell]) => [name, Number(cell)]);
  const stats = Object.fromEntries(known) as ResponseStats;
  if (requestCount === 0) return stats;
  return { ...stats, failureRatio: Number(row["Failure Count"]) / requestCount };
}

/** More than these, and what is fast may be what fails. */
const MANY_FAILURES = 0.01;

/** A dead server looks fast: a refused connection takes less than a millisecond. */
export function failureFindings({ requestCount = 0, failureCount = 0 }: ResponseStats): Finding[] {
  if (requestCount === 0) {
    const sentence = "No request was made: there is nothing to measure by.";
    return [finding("nothing-measured", sentence)];
  }
  if (failureCount === 0) return [];
  const share = Number(((100 * failureCount) / requestCount).toPrecision(2));
  const failed = `${failureCount} of ${requestCount} requests failed (${share} %)`;
  return failureCount > MANY_FAILURES * requestCount
    ? [
        finding(
          "many-failed",
          `${failed}: the response times cannot be trusted, as they count them too.`,
        ),
      ]
    : [finding("requests-failed", `${failed}: the response times count them too.`)];
}

function missingFindings(total: ResponseStats): Finding[] {
  const missing = COLUMNS.filter(({ name }) => total.requestCount && total[name] === undefined);
  if (missing.length === 0) return [];
  const columns = missing.map(({ column }) => column).join(" and no ");
  return [finding("number-missing", `Locust's CSV has no ${columns} of all requests.`)];
}
