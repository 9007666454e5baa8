import type { RatioInterval } from "./interval";
import type { MeasureName } from "./measures";
import type { Judged } from "./verdict";

/** The ratio of each candidate to the reference, by measure; null where too few rounds have both. */
export type Ratios = Record<MeasureName, Record<string, RatioInterval | null>>;

/** The intervals of verdicts. */
export function ratiosOf(verdicts: readonly Judged[]): Ratios {
  const ratios: Record<string, Record<string, RatioInterval | null>> = {};
  for (const { measure, candidate, interval = null } of verdicts) {
    ratios[measure] = { ...ratios[measure], [candidate]: interval };
  }
  return ratios as Ratios;
}
