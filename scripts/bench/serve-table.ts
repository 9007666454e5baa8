import { ratioInterval } from "../../configs/compare/interval";
import { MANY, type Served, type ServeResult, type Way } from "./serve";

/** A ratio of one way's requests a second to another's. */
const RATIOS: readonly [one: Way, other: Way][] = [
  ["gunicorn-nginx", "the study's nginx"],
  ["gunicorn-nginx", "the study's bare Gunicorn"],
  ["granian-nginx", "the study's bare Gunicorn"],
];

/** A row a ratio with its interval, of all together in 95 of 100 runs; then what nginx costs, and what failed. */
export function serveTable({ rounds, manyConnections }: ServeResult): string {
  const ofWays = RATIOS.map(([one, other]) => {
    const pairs = rounds.map(
      (round) => [round[one].requestsPerSecond, round[other].requestsPerSecond] as const,
    );
    return row(`${one} against ${other}`, pairs, (value) => value.toFixed(2));
  });
  const hops = rounds.map((round) => [round["gunicorn-nginx"].hop, 1] as const);
  const errors = [...manyConnections, ...rounds.map((round) => round["gunicorn-nginx"])];
  return (
    `| ${rounds.length} rounds | ratio | 95 % interval |\n| --- | --- | --- |\n` +
    ofWays.join("") +
    row("nginx's CPU for a request, of Gunicorn's", hops, percent) +
    `\n${failed(errors)} of ${asked(manyConnections)} requests failed in ${MANY.runs} runs of ${MANY.seconds} s ` +
    `over ${MANY.connections} connections and in all rounds.\n`
  );
}

function row(
  what: string,
  pairs: readonly (readonly [number, number])[],
  shown: (value: number) => string,
): string {
  const interval = ratioInterval(pairs, RATIOS.length + 1);
  if (interval === undefined) return `| ${what} | – | – |\n`;
  const { ratio, low, high } = interval;
  return `| ${what} | ${shown(ratio)} | ${shown(low)} to ${shown(high)} |\n`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function failed(all: readonly Pick<Served, "errors">[]): number {
  return all.reduce((sum, { errors }) => sum + errors, 0);
}

function asked(all: ServeResult["manyConnections"]): string {
  return all.reduce((sum, { requests }) => sum + requests, 0).toLocaleString("en");
}
