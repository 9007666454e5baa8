import { medianOf } from "../../configs/compare/median";

/** What several runs say: the one in the middle, and how far the others are from it. */
export function spread(values: readonly number[]): { median: number; low: number; high: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: medianOf(values), low: sorted.at(0) ?? NaN, high: sorted.at(-1) ?? NaN };
}

/** The value that a share of them is not above; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? NaN;
}
