import { parsedJson } from "../parsed-json";
import { isRecord } from "../problems";

/** What came of asking a candidate for some seconds. */
export interface Answers {
  seconds: number;
  /** How many requests were answered without a failure. */
  requests: number;
  /** How many failed, by what was wrong with them. */
  failures: Record<string, number>;
  avgMs: number | null;
  /** The time within which so many of 100 were answered, by that number. */
  withinMs: Record<string, number>;
  /** The connections that the clients opened. */
  opened: number;
  /** What the generator used of one CPU, from 0 to 1. */
  generatorCpu: number;
  /** The part of the machine's CPUs that nobody used, from 0 to 1. */
  hostIdle: number;
}

/** What a container did meanwhile. */
export interface ContainerWork {
  /** Seconds that it computed; null where the kernel does not tell. */
  cpuSeconds: number | null;
  /** Connections that were opened to it. */
  taken: number | null;
}

/** One slot of one round. */
export interface Measurement {
  round: number;
  /** Which of the round it was, from 1. */
  position: number;
  slot: string;
  /** Asked for all that it can carry. */
  full: Answers;
  /** What its containers did meanwhile, by `server` and `proxy`. */
  work: Record<string, ContainerWork>;
  /** Asked at the declared rate. */
  paced: Answers;
  /** Asked over fewer connections, each again and again; absent where the round has no such runs. */
  fewer?: { connections: number; answers: Answers }[];
  /** Asked as the study did, before all else; absent where the round has no such run. */
  study?: Answers;
  /** How long the slot took in all, in seconds. */
  tookSeconds: number;
}

/** A slot that could not be measured in a round. */
export interface Missed {
  round: number;
  position: number;
  slot: string;
  /** Why, in words. */
  missed: string;
  /** How long it took to find that out, in seconds. */
  tookSeconds: number;
}

/** Of a slot that is only there for the ledger nobody asks at the declared rate. */
export const NOT_ASKED: Answers = {
  ...{ seconds: 0, requests: 0, failures: {}, avgMs: null, withinMs: {} },
  ...{ opened: 0, generatorCpu: 0, hostIdle: 0 },
};

export type RoundRow = Measurement | Missed;

export function isMissed(row: RoundRow): row is Missed {
  return "missed" in row;
}

export function failedOf({ failures }: Answers): number {
  return Object.values(failures).reduce((sum, one) => sum + one, 0);
}

/** The part of the requests that failed, from 0 to 1. */
export function failureRatioOf(answers: Answers): number {
  const failed = failedOf(answers);
  return failed === 0 ? 0 : failed / (failed + answers.requests);
}

/** The rows of a file that grows by a line for each; what a killed run has left half written is no row. */
export function readRows(text: string): RoundRow[] {
  return text.split("\n").flatMap((line) => {
    const row = parsedJson(line);
    return isRow(row) ? [row] : [];
  });
}

function isRow(row: unknown): row is RoundRow {
  if (!isRecord(row) || typeof row.slot !== "string" || !Number.isInteger(row.round)) return false;
  return typeof row.missed === "string" || (isRecord(row.full) && isRecord(row.paced));
}
