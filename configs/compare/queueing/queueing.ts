import { isGeneratorBound } from "../calibration";
import { type Answers, failedOf, type Measurement } from "../measured";
import { medianOf } from "../median";
import { closedThroughput } from "./closed-queue";
import { fittedStation, type Load } from "./fitted";

/** Where the time of a candidate's answer goes while all connections ask at once. */
export interface Queueing {
  /** Whose. */
  candidate: string;
  /** Over so many connections; null where it was not measured over fewer ones too. */
  connections: number | null;
  /** A load that the model was not fitted on: requests a second as it foretold them, and as they were. */
  judged: { connections: number; foretold: number; measured: number } | null;
  /** How an answer's time is made up, in ms; null where the model does not hold. */
  split: Split | null;
  /** Why it is null. */
  why?: string;
}

export interface Split {
  /** The time of an answer, as so many connections get them. */
  answerMs: number;
  /** It is served. */
  serviceMs: number;
  /** It waits for others to be served. */
  waitingMs: number;
  /** It is on its way, in the generator, or where nobody waits for another. */
  elsewhereMs: number;
}

/** Off by more, the model says nothing of a candidate. */
export const OFF = 0.2;

/** Over how many connections it is measured besides all of them: over one nobody waits, and over an eighth it is judged. */
export function fewerConnections(connections: number): number[] {
  return connections < 3 ? [] : [1, Math.max(2, Math.round(connections / 8))];
}

/** A small closed model of a candidate: fitted on one connection and on all of them, judged on some. */
export function queueingOf(
  candidate: string,
  measured: readonly Measurement[],
  { connections, candidateCpus }: { connections: number; candidateCpus: number },
): Queueing {
  const told = loadsOf(measured, connections);
  if (told === undefined) {
    return { ...NOT_KNOWN, candidate, why: "it was not measured over fewer connections" };
  }
  const { alone, some, all } = told;
  const station = fittedStation(alone.perSecond, all, candidateCpus);
  const foretell = (load: Load) => closedThroughput(load.connections, station);
  const judged = {
    ...{ connections: some.connections, foretold: foretell(some), measured: some.perSecond },
  };
  const known = { candidate, connections, judged };
  const why = isGeneratorBound(measured, candidateCpus)
    ? "the generator may have been what they waited for"
    : whyNot([judged, { connections, foretold: foretell(all), measured: all.perSecond }]);
  if (why !== undefined) return { ...known, split: null, why };
  const answerMs = (1000 * connections) / all.perSecond;
  const { serviceMs, elsewhereMs } = station;
  const waitingMs = Math.max(0, answerMs - serviceMs - elsewhereMs);
  return { ...known, split: { answerMs, serviceMs, waitingMs, elsewhereMs } };
}

const NOT_KNOWN = { connections: null, judged: null, split: null };

/** What the model has of a load beside what was measured, as a part of it: above 0 it foretold more. */
export function offBy({ foretold, measured }: NonNullable<Queueing["judged"]>): number {
  return foretold / measured - 1;
}

function whyNot(loads: readonly NonNullable<Queueing["judged"]>[]): string | undefined {
  const off = loads.find((load) => Math.abs(offBy(load)) > OFF);
  if (off === undefined) return undefined;
  const { connections, foretold, measured } = off;
  return `over ${connections} connections it has ${foretold.toFixed(0)} requests a second, and ${measured.toFixed(0)} were measured`;
}

/** The loads of the rounds that have all of them, each in the middle; undefined where no round has. */
function loadsOf(measured: readonly Measurement[], connections: number) {
  const [one, some] = fewerConnections(connections);
  if (one === undefined || some === undefined) return undefined;
  const rounds = measured.flatMap((row) => {
    const of = (wanted: number) => row.fewer?.find((load) => load.connections === wanted)?.answers;
    const all = [of(one), of(some), row.full];
    return all.every(isWhole) ? [all.map(({ requests, seconds }) => requests / seconds)] : [];
  });
  if (rounds.length === 0) return undefined;
  const load = (at: number, of: number): Load => ({
    ...{ connections: of, perSecond: medianOf(rounds.map((round) => round[at] ?? 0)) },
  });
  return { alone: load(0, one), some: load(1, some), all: load(2, connections) };
}

/** With failures it is another load than so many connections that ask again and again. */
function isWhole(answers: Answers | undefined): answers is Answers {
  return answers !== undefined && answers.requests > 0 && failedOf(answers) === 0;
}
