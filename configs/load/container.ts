import { type Hardening, hardening } from "../container/hardening";
import { hardeningArgv } from "../container/hardening-argv";
import { labelArgv, type Labels } from "../container/labels";
import { tmpfsFor } from "../container/spec";
import { LOAD } from "./bounds";
import { courseSeconds } from "./phases";
import type { LoadRun } from "./run";

/** The name of a host's one load container: that a name is taken is the lock. */
export const LOAD_CONTAINER = "flask-serving-load";

/** Where the load container keeps its files, in memory. */
export const LOAD_DIRECTORY = "/load";

/** The file that says, in seconds since 1970, when the container ends; a load that takes longer writes it anew. */
export const ENDS_FILE = `${LOAD_DIRECTORY}/ends`;

/** Fixed text for sh: what it is told is for how many seconds it lives. */
const UNTIL_ITS_END =
  'echo $(($(date +%s) + $1)) > "$0"; while [ "$(date +%s)" -lt "$(cat "$0")" ]; do sleep 2; done';

/** What Locust may take beyond the time that it is told, to start, to end and to write its results. */
const SPARE_SECONDS = 60;

/** The longest that the load container may live: it ends by itself, whatever became of who started it. */
export function deadlineSeconds(run: LoadRun): number {
  return Math.ceil(courseSeconds(run.phases)) + SPARE_SECONDS;
}

/** How the load container is held in: as a service is, with room for Locust's users. */
export function loadHardening({ user, users, memoryMb, cpus }: LoadRun): Hardening {
  return hardening({
    user,
    tmpfs: { [LOAD_DIRECTORY]: tmpfsFor(user), "/tmp": tmpfsFor(user) },
    memoryMb: memoryMb ?? LOAD.memoryMb.default,
    ...(cpus !== undefined && { cpus }),
    openFiles: Math.max(16_384, 4 * users),
    init: true,
  });
}

/** The arguments of `docker run` for a container that waits for Locust to be run in it. */
export function loadContainerArgv(run: LoadRun, network: string, labels: Labels): string[] {
  return containerArgv(run, network, labels, ["--name", LOAD_CONTAINER]);
}

/** The same for one of several that ask: they know the first one by its name, and nobody knows theirs. */
export function loadWorkerArgv(run: LoadRun, network: string, labels: Labels): string[] {
  return containerArgv(run, network, labels, []);
}

function containerArgv(run: LoadRun, network: string, labels: Labels, name: string[]): string[] {
  return [
    ...["run", "--detach", "--rm", ...name, "--network", network],
    ...labelArgv(labels),
    ...hardeningArgv(loadHardening(run)),
    ...["--workdir", LOAD_DIRECTORY, "--entrypoint", "sh"],
    ...[run.image, "-c", UNTIL_ITS_END, ENDS_FILE, String(deadlineSeconds(run))],
  ];
}
