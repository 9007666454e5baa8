import { type Finding, finding } from "./findings";
import type { LoadRun } from "./run";

/** How much of what was measured is ramp, where it counts. */
export function rampFindings({
  kind,
  users,
  spawnRate,
  runSeconds,
}: Pick<LoadRun, "kind" | "users" | "spawnRate" | "runSeconds">): Finding[] {
  if (kind !== "ramp") return [];
  // The first user is there at once, so that the last one comes a step earlier.
  const share = Math.min(1, (users - 1) / spawnRate / runSeconds);
  const sentence =
    `${inTenths(share)} of what was measured is ramp, as in the study: it ranks nothing. ` +
    "For all users from the first second on, set load steady.";
  return [finding("ramp-counted", sentence)];
}

const TENTHS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function inTenths(share: number): string {
  const tenths = Math.floor(share * 10);
  if (tenths < 1) return "A part";
  const word = TENTHS[tenths - 1];
  return word === undefined ? "All" : `${capital(word)} tenth${tenths > 1 ? "s" : ""}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
