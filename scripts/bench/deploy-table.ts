import { spread } from "./spread";

/** How many replicas a further one is told from. */
export const MANY = 16;

/** What a round measures of one that deploys, in seconds. */
export interface Clocks {
  /** From its start to the first 200 through the proxy. */
  first: number;
  /** Until it has ended. */
  whole: number;
  /** Again, with nothing to do. */
  again: number;
  down: number;
  /** The same with many replicas. */
  manyFirst: number;
  manyAgain: number;
}

/** A round: this project and Compose, one after the other in an order of its own. */
export interface DeployRound {
  ours: Clocks;
  compose: Clocks;
}

/** What each row is called, and the figure that is compared. */
const ROWS: [string, (clocks: Clocks) => number][] = [
  ["first `up`, to the first 200", ({ first }) => first],
  ["first `up`, to its end", ({ whole }) => whole],
  ["`up` with nothing to do", ({ again }) => again],
  ["`destroy`, and `down`", ({ down }) => down],
  [
    `each further replica, 1 to ${MANY}, to the first 200`,
    (one) => (one.manyFirst - one.first) / (MANY - 1),
  ],
];

/** The rounds as a table: seconds of both, and the ratio within a round, its median and its spread. */
export function deployTable(rounds: readonly DeployRound[]): string {
  const header =
    `| ${rounds.length} rounds | here, s | Compose, s | ratio | lowest to highest |\n` +
    "| --- | --- | --- | --- | --- |\n";
  const rows = ROWS.map(([what, figure]) => {
    const ours = spread(rounds.map((round) => figure(round.ours))).median.toFixed(2);
    const theirs = spread(rounds.map((round) => figure(round.compose))).median.toFixed(2);
    const ratios = rounds.map((round) => figure(round.ours) / figure(round.compose));
    return row([what, ours, theirs, ...shownRatio(ratios)]);
  });
  const grows = rounds.map(({ ours }) => ours.manyAgain / ours.again);
  const last = row([`nothing to do at ${MANY}, of that at 1`, "", "", ...shownRatio(grows)]);
  return header + rows.join("") + last;
}

function shownRatio(ratios: readonly number[]): string[] {
  const { median, low, high } = spread(ratios);
  return [median.toFixed(2), `${low.toFixed(2)} to ${high.toFixed(2)}`];
}

function row(cells: string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}
