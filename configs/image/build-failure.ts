import { stripVTControlCharacters } from "node:util";
import { failedStep } from "./buildkit-log";
import { buildHints } from "./build-hints";
import { missingBase } from "./missing-base";

/** How many of the builder's last lines a message takes. */
const LINES = 20;

/** What the builder says of itself: no line of it tells why a step failed. */
const NOISE =
  /^( ---> |Removing intermediate container |The command '.*' returned a non-zero code)/;

/** A sentence of one of our own steps, behind BuildKit's mark where that builds. */
const OWN = /^(?:#\d+ [\d.]+ )?flask-serving: (.+)$/;

/**
 * What is said of an image that could not be built: our own sentence, where there is one, the last lines of
 * the step that failed, and what mends it.
 */
export function buildFailure(log: string): string {
  const lines = stripVTControlCharacters(log)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !NOISE.test(line));
  const own = lines.flatMap((line) => OWN.exec(line)?.[1] ?? []).at(-1) ?? missingBase(lines);
  const step = lines.findLastIndex((line) => line.startsWith("Step "));
  const failed = failedStep(lines) ?? lines.slice(Math.max(step, 0));
  const last = failed.filter((line) => !OWN.test(line));
  return [
    `The image of the app could not be built:${own ? ` ${own}.` : ""}`,
    ...last.slice(-LINES).map((line) => `    ${line}`),
    ...buildHints(last.join("\n")),
  ].join("\n");
}
