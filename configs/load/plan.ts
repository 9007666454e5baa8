import { fieldsOf, onceEach, type Problem, assertNoProblems } from "../problems";
import { LOAD } from "./bounds";
import { parseDuration } from "../duration";
import { inWords } from "./in-words";
import { LoadKind } from "./kind";
import { limitsOf, type Objective } from "./objective";
import { phasesOf } from "./phases";
import { askedRequests, type LoadRequest } from "./requests";
import { loadProblems } from "./problems";
import type { Enforce, Threshold } from "./thresholds";
import { targetProblems } from "./target";
import type { LoadRun } from "./run";

/** What a load test is told; the rest has defaults. */
export interface LoadOptions {
  kind?: LoadKind | undefined;
  target: {
    endpoints: { host: string; port: number }[];
    networks: unknown[];
    fingerprint: string;
    tls?: boolean | undefined;
  };
  tls?: boolean | undefined;
  image: string;
  /** `uid:gid`. */
  user: string;
  locustfile?: string | undefined;
  requirements?: string | undefined;
  paths?: readonly string[] | undefined;
  requests?: readonly LoadRequest[] | undefined;
  tags?: readonly string[] | undefined;
  excludeTags?: readonly string[] | undefined;
  userClasses?: readonly string[] | undefined;
  env?: Record<string, string> | undefined;
  users?: number | undefined;
  spawnRate?: number | undefined;
  workers?: number | undefined;
  runTime?: string | undefined;
  settleTime?: string | undefined;
  steps?: number | undefined;
  arrivalsPerSecond?: number | undefined;
  objective?: Objective | undefined;
  memoryMb?: number | undefined;
  cpus?: number | undefined;
  resultsDir?: string | undefined;
  thresholds?: readonly Threshold[] | undefined;
  enforce?: Enforce | undefined;
  runId?: string | undefined;
  /** What else is wrong with the arguments, to be told in the same breath. */
  besides?: readonly Problem[] | undefined;
}

/**
 * Decides a load test.
 * @returns `run`, what the job is told, and `load`, the same in words
 * @throws ProblemsError that lists all that is wrong with the options, whatever they are
 */
export function loadPlan(name: string, options: LoadOptions): { run: LoadRun; load: string } {
  const given = fieldsOf(options);
  assertNoProblems(
    `LocustJob "${name}"`,
    onceEach([...targetProblems(given.target), ...loadProblems(given), ...(given.besides ?? [])]),
  );
  const { kind = "steady", image, user, target } = options;
  const { users = LOAD.users.default, spawnRate = LOAD.spawnRate.default } = options;
  const { workers = LOAD.workers.default } = options;
  const { runTime = LOAD.runTime.default, settleTime = LOAD.settleTime.default } = options;
  const { resultsDir = "results", memoryMb, cpus } = options;
  const { tags = [], excludeTags = [], userClasses = [], env = {} } = options;
  const requests = askedRequests(options.paths, options.requests);
  const isSearch = kind === LoadKind.Capacity;
  const { steps = (isSearch ? LOAD.capacitySteps : LOAD.steps).default } = options;
  const { arrivalsPerSecond } = options;
  const { tls = target.tls ?? false } = options;
  const [endpoint = { host: "", port: 0 }] = target.endpoints;
  const runSeconds = parseDuration(runTime) ?? 0;
  const settleSeconds = kind === "ramp" ? 0 : (parseDuration(settleTime) ?? 0);
  const loaded = {
    ...{ kind, endpoint, tls, image, user, users, workers, spawnRate },
    ...{ requests, tags, excludeTags, userClasses, env: { ...env } },
    ...{ runSeconds, settleSeconds, steps, resultsDir },
    ...(isSearch && { limits: limitsOf(options.objective) }),
    ...(arrivalsPerSecond !== undefined && { arrivalsPerSecond }),
    ...(memoryMb !== undefined && { memoryMb }),
    ...(cpus !== undefined && { cpus }),
  };
  const run = { ...loaded, phases: phasesOf(loaded) };
  return { run, load: inWords(run) };
}
