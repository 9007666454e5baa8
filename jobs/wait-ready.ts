import { logExcerpt } from "../configs/container/log-excerpt";
import { logHints } from "../configs/container/log-hints";
import { docker, lastLines, tryDocker } from "./lib/docker";
import { JobError, runJob } from "./lib/job";
import { poll } from "./lib/poll";
import { gone, startIfStopped } from "./lib/start-container";

export interface ReadyInput {
  /** The container's id. */
  container: string;
  /** A command that exits 0 in the container when the service answers. */
  health: string[];
  timeoutSeconds: number;
  /** What it is that gets ready, for messages. */
  what: string;
}

interface Inspected {
  state: { Running: boolean; OOMKilled: boolean; FinishedAt: string };
  /** How often its restart policy has started it again. */
  restarts: number;
}

const LOOK_EVERY_MS = 200;

/** Waits until a service answers; a process that ends is seen at once, and told with its last lines. */
export async function waitReady(input: ReadyInput): Promise<{ ready: true }> {
  await startIfStopped(input.container, input.what);
  // One that has run for a while may have been restarted long ago.
  const { restarts } = await inspect(input);
  let answer = "nothing yet";
  const look = async () => {
    await rejectEnded(input, restarts);
    const health = await tryDocker(["exec", input.container, ...input.health]);
    if (health.exitCode === 0) return { ready: true as const };
    answer = health.all.trim().split("\n").at(-1) ?? "";
    return undefined;
  };
  const timeoutMs = input.timeoutSeconds * 1000;
  const ready = await poll(look, { everyMs: LOOK_EVERY_MS, timeoutMs });
  if (ready) return ready;
  throw new JobError(
    `${input.what} does not answer after ${input.timeoutSeconds} s. Its health check says: ${answer}\n` +
      (await logOf(input.container)),
  );
}

/** A service that was restarted has ended too: its restart policy only hides it. */
async function rejectEnded(input: ReadyInput, restartsBefore: number): Promise<void> {
  const { state, restarts } = await inspect(input);
  if (state.Running && restarts <= restartsBefore) return;
  // Its next try may be on already: what that says is cut off by the stop below.
  const log = await logOf(input.container, "--until", state.FinishedAt);
  // Or it would go on dying, once every few seconds.
  await docker(["stop", "--time", "1", input.container]);
  const cause = state.OOMKilled ? " (it needed more memory than its limit)" : "";
  throw new JobError(`${input.what} ended instead of serving${cause}. Its last lines:\n${log}`);
}

async function inspect({ container, what }: ReadyInput): Promise<Inspected> {
  const format = '{"state":{{json .State}},"restarts":{{.RestartCount}}}';
  const { exitCode, stdout } = await tryDocker(["inspect", "--format", format, container]);
  if (exitCode !== 0) throw gone(what);
  return JSON.parse(stdout) as Inspected;
}

/** What its log says of its end, and what that means for who can mend it. */
async function logOf(container: string, ...options: string[]): Promise<string> {
  const { all } = await tryDocker(["logs", "--tail", "500", ...options, container]);
  return [lastLines(logExcerpt(all).join("\n"), Infinity), ...logHints(all)].join("\n");
}

if (require.main === module) runJob(waitReady);
