import { setTimeout as sleep } from "node:timers/promises";

/** How often something is asked, and for how long. */
export interface PollOptions {
  everyMs: number;
  /** Without it there is no end but an answer. */
  timeoutMs?: number;
}

/**
 * Asks again and again until there is an answer.
 * @returns the answer; undefined when the time is over
 */
export async function poll<Answer>(
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  { everyMs, timeoutMs = Infinity }: PollOptions,
): Promise<Answer | undefined> {
  // Not the clock on the wall: somebody may set that meanwhile.
  const until = performance.now() + timeoutMs;
  do {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(everyMs);
  } while (performance.now() < until);
  return undefined;
}
