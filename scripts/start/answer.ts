import * as http from "node:http";
import * as https from "node:https";
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
      const status = await statusOf(url);
      if (status < 500) return true;
      answer = `status ${status}`;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      answer = code ?? message;
    }
    return undefined;
  };
  if (await poll(ask, { everyMs: 200, timeoutMs: withinMs })) return;
  throw new SetupError(
    `${stack} is deployed, but ${url} does not answer: ${answer}.\nWhat it wrote: npm run logs -- ${stack}`,
  );
}

/** The status of an answer; redirects are not followed, and a certificate for another name than localhost's will do. */
function statusOf(url: string): Promise<number> {
  const { get } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const options = { agent: false, rejectUnauthorized: false, timeout: 10_000 };
    const request = get(url, options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("timeout", () => request.destroy(new Error("no answer in 10 s")));
    request.on("error", reject);
  });
}
