import { failedOf, isMissed, type RoundRow } from "./measured";
import { type Course, expectedSeconds } from "./rounds";
import type { Variant } from "./variant";

/** What is said before anything is measured. */
export function expectedWords(
  course: Course,
  candidates: number,
  variants: readonly Pick<Variant, "rounds">[],
  isQuick: boolean,
  timeBudgetSeconds: number | null = null,
): string {
  if (timeBudgetSeconds !== null) {
    const most = Math.ceil(timeBudgetSeconds / 60);
    return `${candidates} candidates, rounds until it is decided: at most about ${most} minutes.`;
  }
  const minutes = Math.ceil(expectedSeconds(course, candidates, variants) / 60);
  const rounds = `${candidates} candidates, ${course.rounds} rounds: about ${minutes} minutes.`;
  return isQuick ? `${rounds} ${quickWords(course)}` : rounds;
}

/** What a short comparison cannot decide. */
export function quickWords({ rounds }: Course): string {
  return (
    `It is a quick one: of ${rounds} rounds the intervals are wide, and what differs by less than a quarter ` +
    "will mostly not be distinguished. For that leave quick out."
  );
}

/** What became of a slot, for who watches. */
export function roundWords(row: RoundRow, rounds: number): string {
  const head = `round ${row.round} of ${rounds}, ${row.slot}:`;
  if (isMissed(row)) return `${head} not measured. ${row.missed}`;
  const { full, paced } = row;
  const perSecond = Math.round(full.requests / full.seconds);
  const failed = failedOf(full) + failedOf(paced);
  const failures = failed > 0 ? `, ${failed} requests failed` : "";
  const carried = `${head} ${perSecond} requests a second`;
  const rate = (words: string) => (paced.seconds === 0 ? "" : `, ${words} at the declared rate`);
  const average = paced.avgMs === null ? "no answer" : `${paced.avgMs.toFixed(2)} ms`;
  return carried + rate(average) + failures;
}
