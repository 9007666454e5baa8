import type { FlaskAppOptions } from "../app/options";
import type { Server } from "../server/servers";
import type { Candidate } from "./candidate";
import type { CandidateParts } from "./candidate-plan";
import { quietOf } from "./rounds";

/** A way to serve that is measured only for what it explains: over all connections, and not at the declared rate. */
export interface Variant extends CandidateParts {
  /** What it is called in the results. */
  name: string;
  server: Server;
  /** The candidate without which it explains nothing; absent where there is none. */
  of?: string;
  /** In how many of the rounds it is there, from the first on. */
  rounds: number;
}

/** A way to serve, with what makes it: two that are made alike are the same, whatever they are called. */
export type Made = CandidateParts & { server: Server };

export function isSameMade(one: Made, other: Made): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ server, containers, files }: Made): string {
  return JSON.stringify({ server, containers, files });
}

/** Each candidate without its access log, where it writes one that can be left out. */
export function quietVariants(
  app: FlaskAppOptions,
  candidates: readonly Candidate[],
  partsOf: (app: FlaskAppOptions, candidate: Candidate) => CandidateParts,
  rounds: number,
): Variant[] {
  return candidates.flatMap((candidate) => {
    const { name, server } = candidate;
    const quiet = { server, ...partsOf({ ...app, accessLog: false }, candidate) };
    const isSame = isSameMade(quiet, { server, ...partsOf(app, candidate) });
    return isSame ? [] : [{ ...quiet, name: quietOf(name), of: name, rounds }];
  });
}
