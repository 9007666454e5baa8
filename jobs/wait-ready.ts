import { setTimeout as sleep } from "node:timers/promises";
import { docker, lastLines, tryDocker } from "./docker";
import { JobError, runJob } from "./job";

export interface ReadyInput {
  /** The container's id. */
  container: string;
  /** A command that exits 0 in the container when the service answers. */
  health: string[];
  timeoutSeconds: number;
  /** What it is that gets ready, for messages. */
  what: string;
}

interface State {
  Status: string;
  Restarting: boolean;
  ExitCode: number;
  OOMKilled: boolean;
}

const LOOK_EVERY_MS = 200;

/** Waits until a service answers; a process that ends is seen at once, and told with its last lines. */
export async function waitReady(input: ReadyInput): Promise<{ ready: true }> {
  const until = Date.now() + input.timeoutSeconds * 1000;
  let answer = "nothing yet";
  while (Date.now() < until) {
    await rejectEnded(input);
    const health = await tryDocker(["exec", input.container, ...input.health]);
    if (health.exitCode === 0) return { ready: true };
    answer = health.all.trim().split("\n").at(-1) ?? "";
    await sleep(LOOK_EVERY_MS);
  }
  throw new JobError(
    `${input.what} does not answer after ${input.timeoutSeconds} s. Its health check says: ${answer}\n` +
      (await logOf(input.container)),
  );
}

/** A service that was restarted has ended too: its restart policy only hides it. */
async function rejectEnded({ container, what }: ReadyInput): Promise<void> {
  const format = '{"state":{{json .State}},"restarts":{{.RestartCount}}}';
  const inspected = await tryDocker(["inspect", "--format", format, container]);
  if (inspected.exitCode !== 0) throw new JobError(`${what} is gone: its container was removed.`);
  const { state, restarts } = JSON.parse(inspected.stdout) as { state: State; restarts: number };
  if (state.Status === "running" && restarts === 0) return;
  const cause = state.OOMKilled
    ? "it needed more memory than its limit"
    : `exit code ${state.ExitCode}`;
  // Or it would go on dying, once every few seconds.
  await docker(["stop", "--time", "1", container]);
  throw new JobError(
    `${what} ended instead of serving (${cause}). Its last lines:\n${await logOf(container)}`,
  );
}

async function logOf(container: string): Promise<string> {
  const { all } = await tryDocker(["logs", "--tail", "25", container]);
  return lastLines(all, 25);
}

if (require.main === module) runJob(waitReady);
