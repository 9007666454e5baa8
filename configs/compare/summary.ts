import { quickWords } from "./in-words";
import type { Comparison } from "./result";
import { Verdict } from "./verdict";

/** What a comparison comes to, in one sentence. */
export function headline({ verdicts, reference }: Pick<Comparison, "verdicts" | "reference">) {
  const carried = verdicts.filter(({ measure }) => measure === "carriedPerSecond");
  const more = carried.filter(({ verdict }) => verdict === Verdict.More);
  const best = more.reduce(
    (most, one) => ((one.interval?.ratio ?? 0) > (most?.interval?.ratio ?? 0) ? one : most),
    more[0],
  );
  if (best) return best.sentence;
  if (carried.every(({ verdict }) => verdict === Verdict.Inconclusive))
    return "The comparison decides nothing: each of its verdicts is inconclusive.";
  return `None carries more than ${reference}, as far as the rounds tell.`;
}

const UNTIL_DECIDED =
  "It went on until it was decided what carries more, or its time was up: the intervals are those that hold whenever one looks (Wang and Ramdas, 2023).";

/** How it was measured, a sentence each. */
export function methodWords(compared: Omit<Comparison, "rows">): string[] {
  const {
    course,
    limits,
    ratePerSecond,
    asked,
    reference,
    twice = reference,
    seed,
    isQuick,
    room,
    looks,
  } = compared;
  return [
    `${course.rounds} rounds in an order by chance (seed ${seed}), one candidate at a time, each started anew; ${twice} is in each round twice, and what it differs from itself is noise.`,
    `Asked for ${asked.join(", ")}: ${course.fullSeconds} s for all that is carried (99 of 100 within ${limits.p99Ms} ms), ${course.pacedSeconds} s at ${ratePerSecond} a second.`,
    `On ${room.cpus} CPUs, which the generator shares. Intervals hold all at once in 95 of 100 comparisons.`,
    ...(looks === "any" ? [UNTIL_DECIDED] : []),
    ...(isQuick ? [quickWords(course)] : []),
  ];
}
