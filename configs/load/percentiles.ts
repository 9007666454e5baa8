import { percentile } from "./histogram";

/** Of so many of all requests the response time was within so many milliseconds. */
export interface Percentile {
  /** From 0 to 1. */
  part: number;
  ms: number;
}

/** Where a curve of them bends: each nine more is as far again. */
const PARTS = [
  ...[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.96, 0.97, 0.98],
  ...[0.985, 0.99, 0.9925, 0.995, 0.9975, 0.999, 0.9999],
];

/**
 * The curve of response times. It ends where there are too few requests to say more, with the slowest.
 * @param times how many requests took how long
 */
export function percentiles(times: Record<string, number> | undefined): Percentile[] {
  const counts = Object.values(times ?? {});
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (!times || all === 0) return [];
  // Of 50 requests none is slower than 99 of 100, but one is the slowest.
  const known = PARTS.filter((part) => all * (1 - part) >= 1);
  return [...known, 1].map((part) => ({ part, ms: percentile(times, part) ?? 0 }));
}
