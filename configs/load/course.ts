import type { Sample } from "./samples";

/** What went on between two looks at a load. */
export interface Point {
  /** Seconds since the first look, at its end. */
  time: number;
  /** The phase that it belongs to; empty where nothing is measured. */
  phase: string;
  users: number;
  requestsPerSecond: number;
  failuresPerSecond: number;
  /** The average of what was answered meanwhile, milliseconds; null where nothing was. */
  avgResponseMs: number | null;
}

/** More than a screen has room for, and few enough to be mailed. */
const MOST_POINTS = 600;
/** Two looks that are nearer to each other say too little, such as those at the end of a second and of a phase. */
const LEAST_SECONDS = 0.2;

/** A load from look to look: each sum is of all since the start, so that a difference is exact. */
export function courseOver(samples: readonly Sample[]): Point[] {
  const kept = thinned(samples);
  return kept.flatMap((after, index) => {
    const before = kept[index - 1];
    if (!before || after.time - before.time < LEAST_SECONDS) return [];
    return [pointOf(before, after, kept[0]?.time ?? 0)];
  });
}

function pointOf(before: Sample, after: Sample, start: number): Point {
  const grown = (name: "requests" | "failures" | "totalMs" | "time") => after[name] - before[name];
  const [seconds, requests] = [grown("time"), grown("requests")];
  return {
    time: rounded(after.time - start),
    // The first look at a phase is where the one before ends.
    phase: before.phase,
    users: after.users,
    requestsPerSecond: rounded(requests / seconds),
    failuresPerSecond: rounded(grown("failures") / seconds),
    avgResponseMs: requests > 0 ? rounded(grown("totalMs") / requests) : null,
  };
}

/** Evenly fewer, with those at which a phase begins or ends. */
function thinned(samples: readonly Sample[]): Sample[] {
  const step = Math.ceil(samples.length / MOST_POINTS);
  const isEdge = ({ phase }: Sample, index: number) =>
    [samples[index - 1], samples[index + 1]].some((beside) => beside?.phase !== phase);
  return samples.filter((sample, index) => index % step === 0 || isEdge(sample, index));
}

function rounded(number: number): number {
  return Number(number.toPrecision(6));
}
