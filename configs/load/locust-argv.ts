import { ENDS_FILE, LOAD_CONTAINER, LOAD_DIRECTORY } from "./container";
import type { LoadRun } from "./run";

/** By their full path: a shell that has no PATH of Locust's finds them too. */
const LOCUST = "/opt/venv/bin/locust";
export const LOCUST_PYTHON = "/opt/venv/bin/python";

/** The files of a load test, in its container: its own, and what measures it, which are apart. */
export const LOAD_TEST = `${LOAD_DIRECTORY}/test`;
export const MEASURING = `${LOAD_DIRECTORY}/measuring`;

/** Where results are written: a locustfile writes beside itself what it likes. */
export const RESULTS_DIRECTORY = `${LOAD_DIRECTORY}/results`;

/** What the measuring side writes when a load ends. */
export const STATS_FILE = "output_stats.csv";
export const FAILURES_FILE = "output_failures.csv";
export const HISTOGRAM_FILE = "histogram.json";
export const WINDOW_FILE = "window.json";
export const TIMES_FILE = "times.json";
/** The lines by which it says that measuring is about to begin, and is over. */
export const SETTLED_LINE = "settled";
export const MEASURED_LINE = "measured";

/** What it writes while the load runs, a row a second. */
export const SECONDS_FILE = "seconds.csv";
export const RESULT_FILES = [
  STATS_FILE,
  FAILURES_FILE,
  "output_exceptions.csv",
  HISTOGRAM_FILE,
  TIMES_FILE,
  WINDOW_FILE,
  SECONDS_FILE,
] as const;

/** How long the first Locust waits for those that ask in its place. */
const WORKERS_WAIT_SECONDS = 30;

/**
 * Locust's argument vector: it spawns the users of the first phase, and the measuring side does the rest. Where
 * several make the load it asks nothing itself.
 * @param script the locustfile, in its directory
 */
export function locustArgv(run: LoadRun, script?: string): string[] {
  const { users = 1, spawnRate = 1 } = run.phases[0] ?? {};
  return argv(run, script, [
    ...["--headless", "--only-summary"],
    ...["--users", String(users), "--spawn-rate", String(spawnRate)],
    ...(run.workers > 1 ? masterArgv(run.workers) : []),
  ]);
}

function masterArgv(workers: number): string[] {
  const wait = ["--expect-workers-max-wait", String(WORKERS_WAIT_SECONDS)];
  return ["--master", "--expect-workers", String(workers), ...wait];
}

/** The same of one of several that ask, which does as the first one says. */
export function locustWorkerArgv(run: LoadRun, script?: string): string[] {
  return argv(run, script, ["--worker", "--master-host", LOAD_CONTAINER]);
}

function argv(run: LoadRun, script = "locustfile.py", own: readonly string[]): string[] {
  const { endpoint, tls, tags, excludeTags, userClasses } = run;
  return [
    LOCUST,
    // The last one's LoadTestShape is the one that counts for Locust 2.12.
    ...["--locustfile", `${MEASURING}/flask_serving_measure.py,${LOAD_TEST}/${script}`],
    ...["--host", `${tls ? "https" : "http"}://${endpoint.host}:${endpoint.port}`],
    ...own,
    // What went wrong is in the numbers.
    ...["--exit-code-on-error", "0", "--loglevel", "WARNING"],
    ...(tags.length > 0 ? ["--tags", ...tags] : []),
    ...(excludeTags.length > 0 ? ["--exclude-tags", ...excludeTags] : []),
    // They have no option's name before them: what takes several words ends here.
    ...(userClasses.length > 0 ? ["--", ...userClasses] : []),
  ];
}

/** The variables that Locust sees: the locustfile's, and what the measuring side and paths.py are told. */
export function measureEnv(run: LoadRun): Record<string, string> {
  const { phases, workers, arrivalsPerSecond, requests, env } = run;
  return {
    ...env,
    ...(requests.length > 0 && { LOAD_REQUESTS: JSON.stringify(requests) }),
    LOAD: JSON.stringify({
      ...{ phases, workers, arrivalsPerSecond, endsFile: ENDS_FILE, directory: RESULTS_DIRECTORY },
    }),
    // Or a name that is not ASCII would end Locust's writing under LC_ALL=C.
    PYTHONUTF8: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    HOME: LOAD_DIRECTORY,
  };
}
