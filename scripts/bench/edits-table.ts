import { spread } from "./spread";

/** Seconds from a file that is written to what shows it. */
export interface EditsRound {
  /** Of a module of the app's, until the app answers by it. */
  python: number;
  /** Of a part of a page, until the browser shows it, without the page being loaded again. */
  vue: number;
}

/** The rounds as a table: the seconds in the middle, and their spread. */
export function editsTable(rounds: readonly EditsRound[]): string {
  const row = (what: string, all: number[]) => {
    const { median, low, high } = spread(all);
    return `| ${what} | ${median.toFixed(2)} | ${low.toFixed(2)} to ${high.toFixed(2)} |`;
  };
  return [
    `| ${rounds.length} rounds | median, s | lowest to highest |`,
    "| --- | --- | --- |",
    row(
      "a changed `.py`, until the app answers by it",
      rounds.map(({ python }) => python),
    ),
    row(
      "a changed `.vue`, until the page shows it",
      rounds.map(({ vue }) => vue),
    ),
    "",
  ].join("\n");
}
