import type { RatioInterval } from "./interval";
import { type Measure, type MeasureName, MEASURES } from "./measures";

/** What a comparison of two says. */
export const Verdict = {
  /** The interval is above 1, and above what two that are the same differ by. */
  More: "more",
  /** The same, below. */
  Less: "less",
  /** The interval holds 1, or does not leave what two that are the same differ by. */
  NotDistinguishable: "not distinguishable",
  /** Something speaks against the measurement itself. */
  Inconclusive: "inconclusive",
} as const;
export type Verdict = (typeof Verdict)[keyof typeof Verdict];

/** A candidate beside the reference, by one measure. */
export interface Judged {
  /** What is compared. */
  measure: MeasureName;
  /** The candidate. */
  candidate: string;
  /** What it is beside. */
  reference: string;
  /** How many times as much it has; absent where too few rounds have both. */
  interval?: RatioInterval;
  /** What the reference differs from itself by: the noise of the machine. */
  noise?: RatioInterval;
  /** What that says. */
  verdict: Verdict;
  /** The same in words. */
  sentence: string;
  /** Those of the two that may carry more than was measured; absent where neither may. */
  limited?: readonly string[];
}

/** What decides it. */
export interface ToJudge {
  measure: MeasureName;
  candidate: string;
  reference: string;
  interval: RatioInterval | undefined;
  noise: RatioInterval | undefined;
  /** Those of the two that may carry more than was measured, as the generator was their limit. */
  limited: readonly string[];
}

/** It is more only where the interval is above 1 and above all that two that are the same differ by. */
export function judge(given: ToJudge): Judged {
  const { interval, noise, limited, ...about } = given;
  const verdict = verdictOf(given);
  const { measure, candidate, reference } = about;
  return {
    ...{ measure, candidate, reference, verdict, sentence: sentenceOf(given, verdict) },
    ...(interval && { interval }),
    ...(noise && { noise }),
    ...(limited.length > 0 && { limited }),
  };
}

/** Who carries at least so much, and that is more, carries more: only what that leaves open is not decided. */
function verdictOf({ interval, noise, limited, candidate, reference }: ToJudge): Verdict {
  if (!interval || !noise) return Verdict.Inconclusive;
  const isMore = interval.low > Math.max(1, noise.high);
  const isLess = interval.high < Math.min(1, noise.low);
  if (isMore && !limited.includes(reference)) return Verdict.More;
  if (isLess && !limited.includes(candidate)) return Verdict.Less;
  return limited.length > 0 ? Verdict.Inconclusive : Verdict.NotDistinguishable;
}

function sentenceOf({ measure, candidate, reference, ...given }: ToJudge, verdict: Verdict) {
  const { more, less, label }: Measure = MEASURES[measure];
  const { interval, limited } = given;
  const between = interval && `${times(interval.low)} to ${times(interval.high)}`;
  if (verdict === Verdict.Inconclusive) {
    const why =
      interval && limited.length > 0 ? limitedWords(limited) : "too few rounds have both.";
    return `${candidate} and ${reference}, ${label}: inconclusive, ${why}`;
  }
  if (verdict === Verdict.NotDistinguishable) {
    const least = times(interval?.detectable ?? NaN);
    return `${candidate} and ${reference}, ${label}: not distinguishable (${between} times). Less than ${least} times would not have been seen.`;
  }
  const word = verdict === Verdict.More ? more : less;
  const bound = limited.length === 0 ? "" : verdict === Verdict.More ? "at least " : "at most ";
  return `${candidate} ${word} than ${reference}: ${bound}${times(interval?.ratio ?? NaN)} times (${between}).`;
}

function limitedWords(limited: readonly string[]): string {
  return `the generator used more than 60 % of its CPU before ${limited.join(" and ")} used up its own.`;
}

/** A ratio as a person reads it. */
export function times(ratio: number): string {
  if (ratio >= 1000) return "more than 1000";
  return ratio < 0.01 ? "less than 0.01" : ratio.toFixed(ratio < 10 ? 2 : 1);
}
