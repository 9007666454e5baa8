import { fieldsOf, onceEach, type Problem, rejectProblems } from "../problems";
import { LOAD } from "./bounds";
import { parseDuration } from "../duration";
import { loadProblems } from "./problems";
import { targetProblems } from "./target";

/** What a load test is told; the rest has defaults. */
export interface LoadOptions {
  kind?: "steady" | "ramp" | undefined;
  target: { endpoints: { host: string; port: number }[]; networks: unknown[]; fingerprint: string };
  image: string;
  /** `uid:gid`. */
  user: string;
  locustfile?: string | undefined;
  paths?: readonly string[] | undefined;
  users?: number | undefined;
  spawnRate?: number | undefined;
  runTime?: string | undefined;
  settleTime?: string | undefined;
  memoryMb?: number | undefined;
  cpus?: number | undefined;
  resultsDir?: string | undefined;
  runId?: string | undefined;
  /** What else is wrong with the arguments, to be told in the same breath. */
  besides?: readonly Problem[] | undefined;
}

/** A load test as plain values, all decided. */
export interface LoadRun {
  kind: "steady" | "ramp";
  endpoint: { host: string; port: number };
  image: string;
  user: string;
  /** What the users ask for where there is no locustfile. */
  paths: readonly string[];
  users: number;
  spawnRate: number;
  runSeconds: number;
  /** Between the last user's start and the measurement; 0 where the ramp is measured. */
  settleSeconds: number;
  resultsDir: string;
  /** What Locust may use, where it is not the usual. */
  memoryMb?: number;
  cpus?: number;
}

/**
 * Decides a load test.
 * @returns `run`, what the job is told, and `load`, the same in words
 * @throws ProblemsError that lists all that is wrong with the options, whatever they are
 */
export function loadPlan(name: string, options: LoadOptions): { run: LoadRun; load: string } {
  const given = fieldsOf(options);
  rejectProblems(
    `LocustJob "${name}"`,
    onceEach([...targetProblems(given.target), ...loadProblems(given), ...(given.besides ?? [])]),
  );
  const { kind = "steady", image, user, target } = options;
  const { users = LOAD.users.default, spawnRate = LOAD.spawnRate.default } = options;
  const { runTime = LOAD.runTime.default, settleTime = LOAD.settleTime.default } = options;
  const { resultsDir = "results", paths = [], memoryMb, cpus } = options;
  const [endpoint = { host: "", port: 0 }] = target.endpoints;
  const runSeconds = parseDuration(runTime) ?? 0;
  const settleSeconds = kind === "steady" ? (parseDuration(settleTime) ?? 0) : 0;
  const run = {
    ...{ kind, endpoint, image, user, paths, users, spawnRate },
    ...{ runSeconds, settleSeconds, resultsDir },
    ...(memoryMb !== undefined && { memoryMb }),
    ...(cpus !== undefined && { cpus }),
  };
  return { run, load: inWords(run) };
}

function inWords({ kind, users, spawnRate, runSeconds, settleSeconds }: LoadRun): string {
  const ramp = `${users} users, ${spawnRate} spawned a second`;
  return kind === "steady"
    ? `steady: ${ramp}; ${runSeconds} s are measured, once all are there and ${settleSeconds} s have passed`
    : `ramp: ${ramp}; ${runSeconds} s are measured from the first user on`;
}
