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
}

/** What decides it. */
export interface ToJudge {
  measure: MeasureName;
  candidate: string;
  reference: string;
  interval: RatioInterval | undefined;
  noise: RatioInterval | undefined;
  /** What speaks against it, if anything does: a whole sentence. */
  against: string | undefined;
}

/** It is more only where the interval is above 1 and above all that two that are the same differ by. */
export function judge(given: ToJudge): Judged {
  const { interval, noise, ...about } = given;
  const verdict = verdictOf(given);
  const { measure, candidate, reference } = about;
  return {
    ...{ measure, candidate, reference, verdict, sentence: sentenceOf(given, verdict) },
    ...(interval && { interval }),
    ...(noise && { noise }),
  };
}

function verdictOf({ interval, noise, against }: ToJudge): Verdict {
  if (against !== undefined || !interval || !noise) return Verdict.Inconclusive;
  if (interval.low > Math.max(1, noise.high)) return Verdict.More;
  if (interval.high < Math.min(1, noise.low)) return Verdict.Less;
  return Verdict.NotDistinguishable;
}

function sentenceOf({ measure, candidate, reference, ...given }: ToJudge, verdict: Verdict) {
  const { more, less, label }: Measure = MEASURES[measure];
  const { interval, against } = given;
  const between = interval && `${times(interval.low)} to ${times(interval.high)}`;
  if (verdict === Verdict.Inconclusive) {
    const why = against ?? "too few rounds have both.";
    return `${candidate} and ${reference}, ${label}: inconclusive, ${why}`;
  }
  if (verdict === Verdict.NotDistinguishable) {
    const least = times(interval?.detectable ?? NaN);
    return `${candidate} and ${reference}, ${label}: not distinguishable (${between} times). Less than ${least} times would not have been seen.`;
  }
  const word = verdict === Verdict.More ? more : less;
  return `${candidate} ${word} than ${reference}: ${times(interval?.ratio ?? NaN)} times (${between}).`;
}

/** A ratio as a person reads it. */
export function times(ratio: number): string {
  if (ratio >= 1000) return "more than 1000";
  return ratio < 0.01 ? "less than 0.01" : ratio.toFixed(ratio < 10 ? 2 : 1);
}
