import type { CompareInput } from "../../configs/compare/input";
import type { Refused } from "../../configs/compare/result";
import type { Room } from "../../configs/compare/room";
import type { RunningCandidate } from "./candidate";
import type { Generator, ToAsk } from "./generator";
import type { CompareState } from "./state";

/** All that measures. */
export interface Bench {
  input: CompareInput;
  generator: Generator;
  state: CompareState;
  room: Room;
}

/** What a candidate is asked, and where. */
export function toAsk({ requests }: CompareInput, { address }: RunningCandidate): ToAsk {
  return { ...address, requests };
}

/** The names of those that are not left out. */
export function comparedOf({ candidates }: CompareInput, refused: readonly Refused[]): string[] {
  const out = refused.map(({ candidate }) => candidate);
  return candidates.map(({ name }) => name).filter((name) => !out.includes(name));
}
