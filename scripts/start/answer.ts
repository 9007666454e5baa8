import { setTimeout as sleep } from "node:timers/promises";
import { SetupError } from "../setup/run";

const ANSWER_WITHIN_MS = 30_000;

/** A result is never shown beside a server that is down. */
export async function rejectSilent(
  stack: string,
  url: string | null | undefined,
  withinMs = ANSWER_WITHIN_MS,
): Promise<void> {
  const until = Date.now() + withinMs;
  let answer = "nothing";
  while (url && Date.now() < until) {
    try {
      const { status } = await fetch(url, { redirect: "manual" });
      if (status < 500) return;
      answer = `status ${status}`;
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } };
      answer = cause?.code ?? message;
    }
    await sleep(200);
  }
  if (url) {
    throw new SetupError(
      `${stack} is deployed, but ${url} does not answer: ${answer}.\nWhat it wrote: npm run logs -- ${stack}`,
    );
  }
}
