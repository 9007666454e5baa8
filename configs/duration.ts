import type { Problem } from "./problems";

const DURATION = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/;
const SECONDS = /^\d{1,6}$/;

/**
 * A duration as Locust and nginx write it, such as `10s`, `20m` or `1h30m`; a number alone is seconds.
 * @returns seconds; undefined for what is none
 */
export function parseDuration(text: string): number | undefined {
  if (SECONDS.test(text)) return Number(text);
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The problem with a text that is no duration within bounds, which are in seconds, if there is one. */
export function durationProblems(
  path: string,
  got: unknown,
  { min, max }: { min: number; max: number },
): Problem[] {
  const seconds = typeof got === "string" ? parseDuration(got) : undefined;
  if (seconds !== undefined && seconds >= min && seconds <= max) return [];
  return [{ path, expected: durationWithin({ min, max }), got }];
}

/** What a duration within bounds, which are in seconds, is in words. */
export function durationWithin({ min, max }: { min: number; max: number }): string {
  return `a duration from ${min}s to ${max}s, such as 10s or 1m30s`;
}
