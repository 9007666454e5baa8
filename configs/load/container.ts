import { tmpfsFor } from "../container/spec";
import type { LoadRun } from "./plan";

/** The name of a host's one load container: that a name is taken is the lock. */
export const LOAD_CONTAINER = "flask-serving-load";

/** Where the load container keeps its files, in memory. */
export const LOAD_DIRECTORY = "/load";

/** What Locust may take beyond the time that it is told, to start and to write its results. */
const SPARE_SECONDS = 60;

/** The longest that the load container may live: it ends by itself, whatever became of who started it. */
export function deadlineSeconds(run: LoadRun): number {
  return Math.ceil(run.users / run.spawnRate) + run.settleSeconds + run.runSeconds + SPARE_SECONDS;
}

/** The arguments of `docker run` for a container that waits for Locust to be run in it. */
export function loadContainerArgv(
  run: LoadRun,
  network: string,
  labels: Record<string, string>,
): string[] {
  const openFiles = Math.max(16_384, 4 * run.users);
  return [
    ...["run", "--detach", "--rm", "--init", "--name", LOAD_CONTAINER, "--network", network],
    ...Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]),
    ...["--user", run.user, "--read-only", "--cap-drop", "ALL"],
    ...["--security-opt", "no-new-privileges", "--pids-limit", "512", "--memory", "2g"],
    ...["--ulimit", `nofile=${openFiles}:${openFiles}`],
    ...[
      "--tmpfs",
      `${LOAD_DIRECTORY}:${tmpfsFor(run.user)}`,
      "--tmpfs",
      `/tmp:${tmpfsFor(run.user)}`,
    ],
    ...["--workdir", LOAD_DIRECTORY, "--entrypoint", "sleep"],
    ...[run.image, String(deadlineSeconds(run))],
  ];
}
