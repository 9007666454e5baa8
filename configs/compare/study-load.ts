import { failedOf, type Measurement } from "./measured";
import { spread, type Spread } from "./spread";
import { times } from "./verdict";

/** What a candidate came to under the study's own load. It ranks nothing. */
export interface StudyRuns {
  /** The candidate, or the reference once more. */
  slot: string;
  /** The average response time of its runs, in ms. */
  averageMs: Spread;
  /** How many requests of all its runs were answered. */
  requests: number;
  /** How many failed. */
  failed: number;
  /** What the study has of such a way to serve, in ms; null where it had none. */
  publishedMs: number | null;
}

/** The runs of a slot under the study's load. */
export function studyRunsOf(
  slot: string,
  measured: readonly Measurement[],
  publishedMs: number | null,
): StudyRuns {
  const runs = measured.flatMap(({ study }) => study ?? []);
  return {
    slot,
    averageMs: spread(runs.flatMap(({ avgMs }) => avgMs ?? [])),
    requests: runs.reduce((sum, { requests }) => sum + requests, 0),
    failed: runs.reduce((sum, run) => sum + failedOf(run), 0),
    publishedMs,
  };
}

/** What such numbers can show, and what not: the reference beside itself is the measure of it. */
export function studyWords(study: readonly StudyRuns[], same: readonly string[]): string[] {
  const own = study.filter(({ slot }) => same.includes(slot));
  const lows = own.flatMap(({ averageMs }) => averageMs.low ?? []);
  const highs = own.flatMap(({ averageMs }) => averageMs.high ?? []);
  const runs = own.reduce((sum, { averageMs }) => sum + averageMs.rounds, 0);
  const [low, high] = [Math.min(...lows), Math.max(...highs)];
  const here =
    runs >= 2
      ? ` Here one and the same, ${same[0]}, took from ${low.toFixed(2)} to ${high.toFixed(2)} ms on average in ${runs} runs, ${times(high / low)} times as long in one as in another; the study's three are 1.70 times apart.`
      : "";
  return [
    "It can show that each answers its 1000 users, and how long they wait while they come.",
    `It cannot show which is faster: the study ran each once, and nine tenths of the 10 s are the ramp.${here}`,
    "It cannot show why: an average of response times does not tell what the app, the server, the log and the proxy each cost. The ledger does.",
  ];
}
