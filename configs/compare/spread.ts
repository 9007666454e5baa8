import { medianOf } from "./median";

/** What several rounds came to; null where no round has it. */
export interface Spread {
  /** The one in the middle. */
  median: number | null;
  /** The lowest. */
  low: number | null;
  /** The highest. */
  high: number | null;
  /** How many rounds have it. */
  rounds: number;
}

/** The middle, the lowest and the highest. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) return { median: null, low: null, high: null, rounds: 0 };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { median: medianOf(values), low, high, rounds: values.length };
}
