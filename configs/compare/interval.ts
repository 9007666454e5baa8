import { deviationOf, meanOf, studentQuantile } from "../load/student";
import { sequentialReach } from "./sequential";

/** How many times as much one has as another, and between which bounds that lies. */
export interface RatioInterval {
  /** The ratio, as the rounds have it in the middle. */
  ratio: number;
  /** The lower bound. */
  low: number;
  /** The upper bound. */
  high: number;
  /** The least ratio that so many rounds, which differ so much, would have told from 1, four times of five. */
  detectable: number;
  /** How many rounds have both. */
  rounds: number;
}

/** Whether its interval is looked at once, at the end, or after any round, to decide whether to go on. */
export type Looks = "once" | "any";

/** How often an interval, or any of those that share the error, may miss the truth. */
export const ERROR = 0.05;
/** How often what is there may be missed, for the least ratio that is told. */
const MISSED = 0.2;

/**
 * The ratio of two that are measured in the same rounds: the mean of the rounds' log-ratios with Student's interval, as
 * a ratio. What slows the machine in a round slows both, and is divided out; a log-ratio treats twice as much and half
 * as much alike. Several comparisons share the error evenly (Bonferroni), so that all their intervals hold at once.
 * The least ratio is that of a paired t-test (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.2.2).
 * @returns undefined of too few rounds
 */
export function ratioInterval(
  pairs: readonly (readonly [one: number, other: number])[],
  comparisons = 1,
  looks: Looks = "once",
): RatioInterval | undefined {
  const logs = pairs
    .filter(([one, other]) => one > 0 && other > 0)
    .map(([one, other]) => Math.log(one / other));
  const rounds = logs.length;
  if (rounds < 2) return undefined;
  const mean = meanOf(logs);
  const standardError = deviationOf(logs) / Math.sqrt(rounds);
  const error = ERROR / comparisons;
  const points =
    looks === "once" ? studentQuantile(1 - error / 2, rounds - 1) : sequentialReach(error, rounds);
  if (points === Infinity) return undefined;
  const reach = points * standardError;
  const least = (points + studentQuantile(1 - MISSED, rounds - 1)) * standardError;
  return {
    ...{ ratio: Math.exp(mean), low: Math.exp(mean - reach), high: Math.exp(mean + reach) },
    ...{ detectable: Math.exp(least), rounds },
  };
}
