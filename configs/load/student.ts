/** The two-sided 95 % points of Student's t distribution, by degrees of freedom from 1 on (NIST/SEMATECH, table 1.3.6.7.2). */
const POINTS = [
  ...[12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179],
  ...[2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086],
];
const AT_LEAST_FOR_MORE = 2.086;

/** How many standard errors a 95 % interval reaches to each side, of so many values. */
export function reachOf(values: number): number {
  return POINTS[Math.max(values, 2) - 2] ?? AT_LEAST_FOR_MORE;
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of what a few values are a sample of. */
export function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
