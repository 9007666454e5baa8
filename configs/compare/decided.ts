import type { RoundRow } from "./measured";
import { type Judged, Verdict } from "./verdict";

/** Two that differ by less than this are as good as the same: to tell them apart is worth no more rounds. */
const SAME = 1.05;
/** What speaks against a measurement is still there after so many rounds. */
const ENOUGH = 10;

/** Whether more rounds would say nothing else of what is carried, which decides first. */
export function isDecided(verdicts: readonly Judged[]): boolean {
  const carried = verdicts.filter(({ measure }) => measure === "carriedPerSecond");
  return carried.length > 0 && carried.every(isSettled);
}

function isSettled({ verdict, interval }: Judged): boolean {
  if (verdict === Verdict.More || verdict === Verdict.Less) return true;
  if (interval === undefined) return false;
  if (verdict === Verdict.Inconclusive) return interval.rounds >= ENOUGH;
  return interval.low > 1 / SAME && interval.high < SAME;
}

/** Whether another round fits in what is left, should it take as long as those before it. */
export function fitsBudget(budgetSeconds: number, tookSeconds: readonly number[]): boolean {
  const spent = tookSeconds.reduce((sum, one) => sum + one, 0);
  return tookSeconds.length === 0 || spent + spent / tookSeconds.length <= budgetSeconds;
}

/** How long each round took. */
export function roundSeconds(rows: readonly RoundRow[]): number[] {
  const rounds = new Map<number, number>();
  for (const { round, tookSeconds } of rows) {
    rounds.set(round, (rounds.get(round) ?? 0) + tookSeconds);
  }
  return [...rounds.values()];
}
