import { LOAD_DIRECTORY } from "./container";
import type { LoadRun } from "./plan";

/** By their full path: a shell that has no PATH of Locust's finds them too. */
const LOCUST = "/opt/venv/bin/locust";
export const LOCUST_PYTHON = "/opt/venv/bin/python";

/** The files of a load test, in its container. */
export const LOCUSTFILE = `${LOAD_DIRECTORY}/locustfile.py`;
export const MEASURE_FILE = `${LOAD_DIRECTORY}/measure.py`;

/** What the measuring side writes, the window last. */
export const STATS_FILE = "output_stats.csv";
export const WINDOW_FILE = "window.json";
export const RESULT_FILES = [
  STATS_FILE,
  "output_failures.csv",
  "output_exceptions.csv",
  WINDOW_FILE,
] as const;

/** Locust's argument vector. A steady load is ended by measure.py, a ramp load by Locust's own clock. */
export function locustArgv(run: LoadRun): string[] {
  const { endpoint, users, spawnRate, kind, runSeconds } = run;
  return [
    LOCUST,
    ...["--locustfile", `${LOCUSTFILE},${MEASURE_FILE}`, "--headless", "--only-summary"],
    ...["--host", `http://${endpoint.host}:${endpoint.port}`],
    ...["--users", String(users), "--spawn-rate", String(spawnRate)],
    ...(kind === "ramp" ? ["--run-time", `${runSeconds}s`] : []),
    // What went wrong is in the numbers.
    ...["--exit-code-on-error", "0", "--loglevel", "WARNING"],
  ];
}

/** What measure.py and paths.py are told. */
export function measureEnv(run: LoadRun): Record<string, string> {
  const { kind, settleSeconds, runSeconds, paths } = run;
  return {
    ...(paths.length > 0 && { LOAD_PATHS: JSON.stringify(paths) }),
    MEASURE_KIND: kind,
    MEASURE_SETTLE_SECONDS: String(settleSeconds),
    MEASURE_RUN_SECONDS: String(runSeconds),
    // Or a name that is not ASCII would end Locust's writing under LC_ALL=C.
    PYTHONUTF8: "1",
    HOME: LOAD_DIRECTORY,
  };
}
