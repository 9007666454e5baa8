import { failedOf, type Measurement, type Missed, type RoundRow, isMissed } from "./measured";

/** What is to be known of the rounds before their numbers are read, a sentence each. */
export function roundFindings(rows: readonly RoundRow[]): string[] {
  return [...rows]
    .sort((one, other) => one.round - other.round || one.position - other.position)
    .flatMap((row) => (isMissed(row) ? [missedSentence(row)] : failureSentences(row)));
}

function missedSentence({ round, slot, missed }: Missed): string {
  return `Round ${round} has no numbers of ${slot}: ${missed}`;
}

/** A round with failures is shown, and stays in. */
function failureSentences({ round, slot, full, paced }: Measurement): string[] {
  return [full, paced].flatMap((answers, index) => {
    const failed = failedOf(answers);
    if (failed === 0) return [];
    const kinds = Object.entries(answers.failures).map(([kind, count]) => `${count} × ${kind}`);
    const load = index === 0 ? "under full load" : "at the declared rate";
    return [
      `Round ${round}: ${failed} of ${failed + answers.requests} requests to ${slot} failed ${load} (${kinds.join(", ")}).`,
    ];
  });
}
