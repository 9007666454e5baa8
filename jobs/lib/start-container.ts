import { PIDS } from "../../configs/container/hardening";
import { docker, lastLines, tryDocker } from "./docker";
import { JobError } from "./job";

/** What of a container says whether something has to be done before it serves. */
interface Inspected {
  state: { Running: boolean; Restarting: boolean };
  /** The bound of its processes, 0 or null for none. */
  pids: number | null;
}

const FORMAT = '{"state":{{json .State}},"pids":{{json .HostConfig.PidsLimit}}}';

/**
 * Makes a container that Pulumi has made ready to serve. One that was stopped is started: Pulumi takes
 * one that exists for one that runs. Its processes get their bound, for which the provider has no field.
 */
export async function startIfStopped(container: string, what: string): Promise<void> {
  const { exitCode, stdout } = await tryDocker(["inspect", "--format", FORMAT, container]);
  if (exitCode !== 0) throw gone(what);
  const { state, pids } = JSON.parse(stdout) as Inspected;
  if (pids !== PIDS) await docker(["update", "--pids-limit", String(PIDS), container]);
  // Its restart policy may wait for up to a minute between two tries.
  if (state.Restarting) await docker(["stop", container]);
  if (state.Running && !state.Restarting) return;
  const started = await tryDocker(["start", container]);
  if (started.exitCode === 0) return;
  throw new JobError(`${what} cannot be started:\n${lastLines(started.all)}`);
}

/** What is said of a container that is not there. */
export function gone(what: string): JobError {
  return new JobError(
    `${what} is gone: its container was removed. Make it anew: pulumi up --refresh`,
  );
}
