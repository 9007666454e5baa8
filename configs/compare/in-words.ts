import { failedOf, isMissed, type RoundRow } from "./measured";
import { type Course, expectedSeconds } from "./rounds";

/** What is said before anything is measured. */
export function expectedWords(course: Course, candidates: number, isQuick: boolean): string {
  const minutes = Math.ceil(expectedSeconds(course, candidates) / 60);
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
  const average = paced.avgMs === null ? "no answer" : `${paced.avgMs.toFixed(2)} ms`;
  return `${head} ${perSecond} requests a second, ${average} at the declared rate${failures}`;
}
