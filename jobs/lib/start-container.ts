import { PIDS } from "../../configs/container/hardening";
import { docker, DockerError, lastLines, tryDocker } from "./docker";
import { JobError } from "./job";
import { poll } from "./poll";

/** What of a container says whether something has to be done before it serves. */
interface Inspected {
  state: { Running: boolean; Restarting: boolean };
  /** The bound of its processes, 0 or null for none. */
  pids: number | null;
}

/** How long Docker may take to learn that a process has ended. */
const ENDING_MS = 5000;

const FORMAT = '{"state":{{json .State}},"pids":{{json .HostConfig.PidsLimit}}}';

/**
 * Makes a container that Pulumi has made ready to serve. One that was stopped is started: Pulumi takes
 * one that exists for one that runs. Its processes get their bound, for which the provider has no field.
 */
export async function startIfStopped(container: string, what: string): Promise<void> {
  const { exitCode, stdout } = await tryDocker(["inspect", "--format", FORMAT, container]);
  if (exitCode !== 0) throw gone(what);
  const { state, pids } = JSON.parse(stdout) as Inspected;
  if (pids !== PIDS) await bound(container);
  // Its restart policy may wait for up to a minute between two tries.
  if (state.Restarting) await docker(["stop", container]);
  if (state.Running && !state.Restarting) return;
  const started = await tryDocker(["start", container]);
  if (started.exitCode === 0) return;
  throw new JobError(`${what} cannot be started:\n${lastLines(started.all)}`);
}

/** While a process ends, Docker holds it for one that runs, and cannot change it; a moment later it knows. */
async function bound(container: string): Promise<void> {
  const argv = ["update", "--pids-limit", String(PIDS), container];
  const update = async () => {
    const updated = await tryDocker(argv);
    const isEnding = updated.exitCode !== 0 && updated.all.includes("not running");
    return isEnding ? undefined : updated;
  };
  const updated = await poll(update, { everyMs: 200, timeoutMs: ENDING_MS });
  if (updated && updated.exitCode !== 0) throw new DockerError(argv, updated);
}

/** What is said of a container that is not there. */
export function gone(what: string): JobError {
  return new JobError(
    `${what} is gone: its container was removed. Make it anew: pulumi up --refresh`,
  );
}
