import Papa from "papaparse";
import { type Problem, assertNoProblems } from "../problems";

/** A row of a CSV, by the names of its columns. */
export type CsvRow = Record<string, string>;

/** What an error about it is headed with. */
export const CSV = "Locust's CSV";

/**
 * The rows of a whole CSV. One that was cut is refused: its last number would be a wrong one.
 * @throws ProblemsError that lists all that is wrong
 */
export function readCsv(text: string, columns: readonly string[]): CsvRow[] {
  assertNoProblems(CSV, wholeTextProblems(text));
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ",", skipEmptyLines: true });
  const [header = [], ...rows] = data;
  assertNoProblems(CSV, [
    ...errors.map(({ row, message }) => cut(`row ${(row ?? 0) + 1}`, message)),
    ...columns.filter((column) => !header.includes(column)).map(missingColumn),
    ...rows.flatMap((row, index) => widthProblems(row, header.length, index + 2)),
  ]);
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at] ?? "", cell])));
}

function wholeTextProblems(text: unknown): Problem[] {
  if (typeof text !== "string") return [cut("text", text)];
  if (text.trim() === "") return [cut("text", "an empty one")];
  return text.endsWith("\n") ? [] : [cut("last line", text.split("\n").at(-1))];
}

function cut(path: string, got: unknown): Problem {
  const expected = "a whole output_stats.csv, up to the end of its last line";
  return { path, expected, got, remedy: "Run the load test again." };
}

function missingColumn(column: string): Problem {
  const remedy = "It has to start with the header that Locust writes.";
  return { path: "header", expected: `a column \`${column}\``, got: undefined, remedy };
}

function widthProblems(row: string[], width: number, line: number): Problem[] {
  if (row.length === width) return [];
  return [{ path: `row ${line}`, expected: `${width} cells, as in the header`, got: row.length }];
}
