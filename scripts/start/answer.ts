import { poll } from "../../jobs/lib/poll";
import { SetupError } from "../setup/run";

const ANSWER_WITHIN_MS = 30_000;

/** A result is never shown beside a server that is down. */
export async function assertAnswers(
  stack: string,
  url: string | null | undefined,
  withinMs = ANSWER_WITHIN_MS,
): Promise<void> {
  if (!url) return;
  let answer = "nothing";
  const ask = async () => {
    try {
      const { status } = await fetch(url, { redirect: "manual" });
      if (status < 500) return true;
      answer = `status ${status}`;
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } };
      answer = cause?.code ?? message;
    }
    return undefined;
  };
  if (await poll(ask, { everyMs: 200, timeoutMs: withinMs })) return;
  throw new SetupError(
    `${stack} is deployed, but ${url} does not answer: ${answer}.\nWhat it wrote: npm run logs -- ${stack}`,
  );
}
