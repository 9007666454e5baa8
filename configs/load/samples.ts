/** A look at a load while it runs: the sums are of all since its start. */
export interface Sample {
  /** Seconds. */
  time: number;
  /** The phase that is measured; empty between two. */
  phase: string;
  users: number;
  sent: number;
  requests: number;
  failures: number;
  totalMs: number;
  /** Seconds that requests were on their way, all added up. */
  inFlightSeconds: number;
  /** Seconds that users waited between two tasks, all added up. */
  waitingSeconds: number;
  /** Seconds that Locust's process computed. */
  generatorCpu: number;
  /** What the machine's CPUs were idle, and all there was of them, in the kernel's ticks. */
  hostIdle: number;
  hostAll: number;
}

/** The columns of seconds.csv, and what stands in each place of a sample of window.json. */
export const SAMPLE_COLUMNS = [
  ...["time", "phase", "users", "sent", "requests", "failures", "totalMs"],
  ...["inFlightSeconds", "waitingSeconds", "generatorCpu", "hostIdle", "hostAll"],
] as (keyof Sample)[];

/** What went on between the first look at a phase and the last one. */
export interface Course {
  seconds: number;
  users: { min: number; mean: number; max: number };
  /** Locust's part of one CPU, from 0 to 1. */
  generatorCpu: number;
  /** The part of the machine's CPUs that was idle, from 0 to 1; undefined where the kernel does not tell. */
  hostIdle: number | undefined;
  /** What users did in all of their time, from 0 to 1: requests and waits. What is left is the generator's, or a task's own. */
  accounted: number | undefined;
  requests: number;
  failures: number;
  totalMs: number;
}

/** What went on in a phase; undefined where it was looked at less than twice. */
export function courseOf(samples: readonly Sample[], phase: string): Course | undefined {
  const during = samples.filter((sample) => sample.phase === phase);
  const [first, last] = [during[0], during.at(-1)];
  if (!first || !last || last.time <= first.time) return undefined;
  const grown = (name: Exclude<keyof Sample, "phase">) => last[name] - first[name];
  const seconds = grown("time");
  const userSeconds = areaOf(during);
  const users = during.map((sample) => sample.users);
  const spent = grown("inFlightSeconds") + grown("waitingSeconds");
  return {
    seconds,
    users: { min: Math.min(...users), mean: userSeconds / seconds, max: Math.max(...users) },
    generatorCpu: grown("generatorCpu") / seconds,
    hostIdle: grown("hostAll") > 0 ? grown("hostIdle") / grown("hostAll") : undefined,
    accounted: userSeconds > 0 ? spent / userSeconds : undefined,
    ...{ requests: grown("requests"), failures: grown("failures"), totalMs: grown("totalMs") },
  };
}

/** How many requests ended from one moment to another, at which the load was looked at. */
export function requestsBetween(samples: readonly Sample[], from: number, to: number): number {
  const at = (moment: number) => samples.find(({ time }) => time >= moment)?.requests ?? 0;
  return at(to) - at(from);
}

/** Users by seconds, from each look to the next one. */
function areaOf(samples: readonly Sample[]): number {
  return samples.reduce((area, sample, index) => {
    const next = samples[index + 1];
    return next ? area + ((sample.users + next.users) / 2) * (next.time - sample.time) : area;
  }, 0);
}
