import { integerProblems, optionalProblems } from "../../problems";
import { EVERY_TUNING } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";

/** How many workers nginx has. */
export interface ProcessOptions {
  /**
   * How many workers nginx has, 1 to 64: each takes the memory of all connections.
   * @default as many as cpus, where that is said; else 4
   */
  workerProcesses?: number | undefined;
  /** How many CPUs it may use. */
  cpus?: number | undefined;
}

/** What `workerProcesses` may be. More than four are of no use before a server that does the work. */
export const WORKER_PROCESSES = { min: 1, max: 64, default: 4 };

/** What a numeric user with a read-only root needs. */
export const process: Feature<ProcessOptions> = {
  options: {
    workerProcesses: {
      what: "how many workers nginx has: each takes the memory of all connections",
      values: `${WORKER_PROCESSES.min} to ${WORKER_PROCESSES.max}`,
      default: `as many as CPUs, where cpus says how many; else ${WORKER_PROCESSES.default}`,
    },
  },
  tunings: EVERY_TUNING,
  problems: ({ workerProcesses }) =>
    optionalProblems("workerProcesses", workerProcesses, (path, got) =>
      integerProblems(path, got, WORKER_PROCESSES),
    ),
  adds: (options) => ({
    main: [
      ...because(
        undefined,
        "A user without rights writes to /tmp alone; errors are the container's log.",
        directive("pid", "/tmp/nginx.pid"),
        directive("error_log", "/dev/stderr", "warn"),
      ),
      ...because(
        "workerProcesses",
        "Their number decides the memory, which the machine's number of CPUs must not.",
        directive("worker_processes", String(workerProcesses(options))),
      ),
    ],
    http: because(
      undefined,
      "A user without rights writes to /tmp alone.",
      directive("client_body_temp_path", "/tmp/client_body"),
      directive("proxy_temp_path", "/tmp/proxy"),
      directive("fastcgi_temp_path", "/tmp/fastcgi"),
      directive("uwsgi_temp_path", "/tmp/uwsgi"),
      directive("scgi_temp_path", "/tmp/scgi"),
    ),
  }),
  explain: (options) =>
    `Runs as a user without rights, with ${workerProcesses(options)} workers; a large body waits on disk, until the ` +
    "app has read it.",
};

/** How many workers there are. */
export function workerProcesses({ workerProcesses, cpus }: ProcessOptions): number {
  if (workerProcesses !== undefined) return workerProcesses;
  const { max, default: otherwise } = WORKER_PROCESSES;
  return cpus === undefined ? otherwise : Math.min(Math.max(Math.ceil(cpus), 1), max);
}
