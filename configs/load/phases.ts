import { sum } from "./plain-sum";
import type { LoadRun } from "./run";
import type { Phase } from "./run";

/** What a load is made of, apart from its phases. */
export type Loaded = Omit<LoadRun, "phases">;

/** The phases of each kind of load. */
const PHASES: Record<LoadRun["kind"], (run: Loaded) => Phase[]> = {
  steady: (run) => [settling(run), held(run, "steady", run.runSeconds)],
  open: (run) => [settling(run), held(run, "open", run.runSeconds)],
  // Of each rate that is tried.
  capacity: (run) => [settling(run), held(run, "open", run.runSeconds)],
  ramp: (run) => [{ ...held(run, "ramp", run.runSeconds), fromStart: true }],
  steps: (run) =>
    Array.from({ length: run.steps }, (_, index) => {
      const users = Math.max(1, Math.round((run.users * (index + 1)) / run.steps));
      const step = { ...run, users };
      return [settling(step), held(step, `${users} users`, run.runSeconds / run.steps)];
    }).flat(),
  spike: (run) => {
    const few = { ...run, users: Math.max(1, Math.round(run.users / 10)) };
    const atOnce = { spawnRate: run.users, fromStart: true };
    return [
      settling(few),
      held(few, "before", run.runSeconds / 4),
      { ...held(run, "spike", run.runSeconds / 2), ...atOnce },
      { ...held(few, "after", run.runSeconds / 4), ...atOnce },
    ];
  },
  soak: (run) => [
    settling(run),
    ...[1, 2, 3, 4].map((quarter) => held(run, `quarter ${quarter}`, run.runSeconds / 4)),
  ],
};

/** The phases of a load, in their order. */
export function phasesOf(run: Loaded): Phase[] {
  return PHASES[run.kind](run);
}

/** How long all of it takes, the ramps included. */
export function courseSeconds(phases: readonly Phase[]): number {
  const spawned = phases.map(({ users, spawnRate, fromStart }, index) =>
    fromStart ? 0 : Math.abs(users - (phases[index - 1]?.users ?? 0)) / spawnRate,
  );
  return sum(phases.map(({ seconds }) => seconds)) + sum(spawned);
}

function settling({ users, spawnRate, settleSeconds }: Loaded): Phase {
  const waited = { measured: false, fromStart: false };
  return { name: "settle", users, spawnRate, seconds: settleSeconds, ...waited };
}

function held({ users, spawnRate }: Loaded, name: string, seconds: number): Phase {
  return { name, users, spawnRate, seconds, measured: true, fromStart: false };
}
