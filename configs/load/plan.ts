import { imageReferenceProblems } from "../container/image-reference";
import {
  choiceProblems,
  integerProblems,
  patternProblems,
  type Problem,
  rejectProblems,
} from "../problems";
import { durationProblems, parseDuration } from "./duration";

/** The bounds and defaults of a load; users, rate and time are the study's. Times are in seconds. */
export const LOAD = {
  users: { min: 1, max: 20_000, default: 1000 },
  spawnRate: { min: 1, max: 20_000, default: 100 },
  runTime: { min: 1, max: 86_400, default: "10s" },
  settleTime: { min: 0, max: 3600, default: "3s" },
};

/** What a load test is told; the rest has defaults. */
export interface LoadOptions {
  kind?: "steady" | "ramp" | undefined;
  endpoints: { host: string; port: number }[];
  image: string;
  /** `uid:gid`. */
  user: string;
  locustfile?: string | undefined;
  paths?: readonly string[] | undefined;
  users?: number | undefined;
  spawnRate?: number | undefined;
  runTime?: string | undefined;
  settleTime?: string | undefined;
  resultsDir?: string | undefined;
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
}

/**
 * Decides a load test.
 * @returns `run`, what the job is told, and `load`, the same in words
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function loadPlan(name: string, options: LoadOptions): { run: LoadRun; load: string } {
  const { kind = "steady", image, user, endpoints } = options;
  const { users = LOAD.users.default, spawnRate = LOAD.spawnRate.default } = options;
  const { runTime = LOAD.runTime.default, settleTime = LOAD.settleTime.default } = options;
  const { resultsDir = "results", paths = [] } = options;
  rejectProblems(`LocustJob "${name}"`, [
    ...choiceProblems("kind", kind, ["steady", "ramp"]),
    ...endpointProblems(endpoints),
    ...imageReferenceProblems("image", image),
    ...requestsProblems(options.locustfile, paths),
    ...integerProblems("users", users, LOAD.users),
    ...integerProblems("spawnRate", spawnRate, LOAD.spawnRate),
    ...durationProblems("runTime", runTime, LOAD.runTime),
    ...durationProblems("settleTime", settleTime, LOAD.settleTime),
    ...resultsProblems(resultsDir),
  ]);
  const [endpoint = { host: "", port: 0 }] = endpoints;
  const runSeconds = parseDuration(runTime) ?? 0;
  const settleSeconds = kind === "steady" ? (parseDuration(settleTime) ?? 0) : 0;
  const run = {
    ...{ kind, endpoint, image, user, paths, users, spawnRate },
    ...{ runSeconds, settleSeconds, resultsDir },
  };
  return { run, load: inWords(run) };
}

function inWords({ kind, users, spawnRate, runSeconds, settleSeconds }: LoadRun): string {
  const ramp = `${users} users, ${spawnRate} spawned a second`;
  return kind === "steady"
    ? `steady: ${ramp}; ${runSeconds} s are measured, once all are there and ${settleSeconds} s have passed`
    : `ramp: ${ramp}; ${runSeconds} s are measured from the first user on`;
}

/** What is asked for stands in one place. */
function requestsProblems(locustfile: string | undefined, paths: readonly string[]): Problem[] {
  if ((locustfile === undefined) === (paths.length === 0)) {
    const expected = "a locustfile, or paths to ask for, and not both";
    return [{ path: "locustfile", expected, got: locustfile }];
  }
  return paths.flatMap((path, index) =>
    patternProblems(`paths[${index}]`, path, {
      pattern: /^\/[!-~]*$/,
      expected: "a path that starts with /, without spaces",
    }),
  );
}

function endpointProblems(endpoints: LoadOptions["endpoints"]): Problem[] {
  const [first, ...others] = endpoints;
  if (first === undefined || others.length > 0) {
    const remedy = "Locust asks one address: put an NginxProxy before several.";
    return [{ path: "target.endpoints", expected: "one endpoint", got: endpoints.length, remedy }];
  }
  return [
    ...patternProblems("target.endpoints[0].host", first.host, {
      pattern: /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/,
      expected: "a host name",
    }),
    ...integerProblems("target.endpoints[0].port", first.port, { min: 1, max: 65_535 }),
  ];
}

/** Absolute, it would make a moved project run its load test again; above, it would leave the project. */
function resultsProblems(resultsDir: string): Problem[] {
  return patternProblems("resultsDir", resultsDir, {
    pattern: /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\0\\]+$/,
    expected: "a directory below the one where Pulumi runs",
  });
}
