/**
 * Of the versions of Python that can be had the one that runs what was written for another: that itself, else the
 * next later one, which has all of its language, else the latest.
 */
export function nearestPython(asked: string, pythons: readonly string[]): string {
  const sorted = [...pythons].sort((one, other) => (isEarlier(one, other) ? -1 : 1));
  return sorted.find((one) => !isEarlier(one, asked)) ?? sorted.at(-1) ?? asked;
}

/** Whether a version of Python, such as 3.9, came before another one. */
export function isEarlier(one: string, other: string): boolean {
  return minorOf(one) < minorOf(other);
}

function minorOf(version: string): number {
  return Number(version.split(".")[1]);
}
