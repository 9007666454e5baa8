import type { RoundRow } from "../../configs/compare/measured";
import { type Comparison, comparisonOf } from "../../configs/compare/result";
import { type Bench, comparedOf } from "./bench";
import type { Tried } from "./state";

/** What the rounds so far come to. */
export function comparedOfRows(
  { input, room }: Bench,
  { refused, ratePerSecond, appUs }: Tried,
  rows: RoundRow[],
): Comparison {
  const { appDir, reference, limits, seed, isQuick, candidateCpus, connections } = input;
  const candidates = comparedOf(input, refused);
  const publishedMs = input.candidates.map((one) => [one.name, one.publishedMs]);
  const measured = Math.max(0, ...rows.map(({ round }) => round));
  return comparisonOf({
    ...{
      appDir,
      candidates,
      reference,
      refused,
      limits,
      seed,
      isQuick,
      candidateCpus,
      connections,
    },
    course: { ...input.course, rounds: measured },
    looks: input.timeBudgetSeconds === null ? "once" : "any",
    asked: input.requests.map(({ method, path }) => `${method} ${path}`),
    publishedMs: Object.fromEntries(publishedMs) as Record<string, number | null>,
    ...{ ratePerSecond, appUs, room, rows, ablation: input.ablation },
  });
}
