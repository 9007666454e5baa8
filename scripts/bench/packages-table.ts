import { spread } from "./spread";

/** Lists of packages that are measured: one of wheels alone, and one of which a package has to be compiled. */
export const SMALL = "Flask==3.1.3\nrequests==2.32.5\n";
export const WITH_COMPILED = `${SMALL}psycopg2==2.9.11\n`;

/** Seconds that a longer list takes: with what the one before brought, and anew. */
export interface Added {
  kept: number;
  anew: number;
}

/** What a round measures. */
export interface PackagesRound {
  small: Added;
  compiled: Added;
}

/** The rounds as a table: seconds of both, and the ratio within a round, its median and its spread. */
export function packagesTable(rounds: readonly PackagesRound[]): string {
  return [
    `| ${rounds.length} rounds | kept, s | anew, s | ratio | lowest to highest |`,
    "| --- | --- | --- | --- | --- |",
    row(
      "a line is added to a list of wheels",
      rounds.map(({ small }) => small),
    ),
    row(
      "the same, beside a package that is compiled",
      rounds.map(({ compiled }) => compiled),
    ),
    "",
  ].join("\n");
}

function row(what: string, all: readonly Added[]): string {
  const ratio = spread(all.map(({ kept, anew }) => kept / anew));
  const shown = [
    spread(all.map(({ kept }) => kept)).median,
    spread(all.map(({ anew }) => anew)).median,
    ratio.median,
  ].map((one) => one.toFixed(2));
  return `| ${[what, ...shown, `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`].join(" | ")} |`;
}
