import { limitsOf } from "./objective";
import type { LoadRun } from "./run";

/** What each kind of load measures, in words. */
const MEASURED: Record<LoadRun["kind"], (run: LoadRun) => string> = {
  steady: ({ runSeconds, settleSeconds }) =>
    `${runSeconds} s are measured, once all are there and ${settleSeconds} s have passed`,
  ramp: ({ runSeconds }) => `${runSeconds} s are measured from the first user on`,
  steps: ({ runSeconds, settleSeconds, steps }) =>
    `in ${steps} equal steps, of which ${trimmed(runSeconds / steps)} s each are measured, ${settleSeconds} s after its users are there`,
  spike: ({ runSeconds, settleSeconds }) =>
    `a tenth of them settles for ${settleSeconds} s and is measured for ${trimmed(runSeconds / 4)} s, ` +
    `all of them at once for ${trimmed(runSeconds / 2)} s, and a tenth again for ${trimmed(runSeconds / 4)} s`,
  soak: ({ runSeconds, settleSeconds }) =>
    `${runSeconds} s are measured in quarters, once all are there and ${settleSeconds} s have passed`,
  open: ({ runSeconds, settleSeconds, arrivalsPerSecond }) =>
    `somebody comes ${arrivalsPerSecond} times a second, and is served by one of them that is free; ` +
    `${runSeconds} s are measured, once all are there and ${settleSeconds} s have passed`,
  capacity: ({ runSeconds, settleSeconds, steps, limits = limitsOf() }) =>
    `the highest rate of which 99 of 100 are answered within ${limits.p99Ms} ms and at most ` +
    `${trimmed(limits.failureRatio * 100)} % fail is searched for in at most ${steps} steps; ` +
    `each has as many of them as it needs and is measured for ${runSeconds} s, after ${settleSeconds} s`,
};

/** What is run, in words. */
export function inWords(run: LoadRun): string {
  const by = run.workers > 1 ? ` by ${run.workers} Locusts` : "";
  const ramp = `${run.users} users${by}, ${run.spawnRate} spawned a second`;
  return `${run.kind}: ${ramp}; ${MEASURED[run.kind](run)}`;
}

function trimmed(seconds: number): number {
  return Number(seconds.toFixed(2));
}
