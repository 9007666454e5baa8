import { docker, lastLines, tryDocker } from "./docker";
import { JobError } from "./job";

/** What of a container's state says whether it has to be started. */
interface State {
  Running: boolean;
  Restarting: boolean;
}

/** Starts a container that was stopped: Pulumi takes one that exists for one that runs. */
export async function startIfStopped(container: string, what: string): Promise<void> {
  const { exitCode, stdout } = await tryDocker([
    "inspect",
    "--format",
    "{{json .State}}",
    container,
  ]);
  if (exitCode !== 0) throw gone(what);
  const { Running, Restarting } = JSON.parse(stdout) as State;
  // Its restart policy may wait for up to a minute between two tries.
  if (Restarting) await docker(["stop", container]);
  if (Running && !Restarting) return;
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
