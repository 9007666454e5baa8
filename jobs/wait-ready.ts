import { endOf } from "../configs/container/end";
import { failureText } from "../configs/container/failure-text";
import { workersDie } from "../configs/container/log-lines";
import { containerLog } from "./lib/container-log";
import { docker, tryDocker } from "./lib/docker";
import { memoryUse } from "./lib/memory-use";
import { assertNoneKilled } from "./lib/assert-none-killed";
import { JobError, runJob } from "./lib/job";
import { poll } from "./lib/poll";
import { gone, startIfStopped } from "./lib/start-container";

export interface ReadyInput {
  /** The container's id. */
  container: string;
  /** A command that exits 0 in the container when the service answers. */
  health: string[];
  timeoutSeconds: number;
  /**
   * How many processes of it share its memory.
   * @default 1
   */
  processes?: number;
  /** What it is that gets ready, for messages. */
  what: string;
}

interface Inspected {
  state: {
    Running: boolean;
    Restarting?: boolean;
    OOMKilled: boolean;
    ExitCode?: number;
    FinishedAt: string;
    StartedAt?: string;
  };
  /** How often its restart policy has started it again. */
  restarts: number;
}

const LOOK_EVERY_MS = 200;
const LOOK_AT_WORKERS_EVERY_MS = 2000;
/** One that has run for so long is not starting: what was killed in it is no sign of this deployment. */
const OLD_MS = 60_000;

/** Waits until a service answers; a process that ends is seen at once, and told with its last lines. */
export async function waitReady(input: ReadyInput): Promise<{ ready: true }> {
  await startIfStopped(input.container, input.what);
  // One that has run for a while may have been restarted long ago.
  const { restarts, state } = await inspect(input);
  const watched = {
    ...input,
    processes: input.processes ?? 1,
    killedBefore: await killedIn(input, state),
  };
  let answer = "nothing yet";
  let looked = performance.now();
  const look = async () => {
    await assertRunning(input, restarts);
    const health = await tryDocker(["exec", input.container, ...input.health]);
    if (health.exitCode === 0) {
      await endUnless(input, () => assertNoneKilled(watched));
      return { ready: true as const };
    }
    answer = health.all.trim().split("\n").at(-1) ?? "";
    if (performance.now() - looked < LOOK_AT_WORKERS_EVERY_MS) return undefined;
    await assertWorkersLive(input);
    looked = performance.now();
    return undefined;
  };
  const timeoutMs = input.timeoutSeconds * 1000;
  const ready = await poll(look, { everyMs: LOOK_EVERY_MS, timeoutMs });
  if (ready) return ready;
  throw new JobError(
    [
      `${input.what} does not answer after ${input.timeoutSeconds} s (startTimeoutSeconds): ${answer}.`,
      failureText(await containerLog(input.container)),
    ].join("\n"),
  );
}

/** How many processes of a service that has run for a while were killed for memory before. */
async function killedIn({ container }: ReadyInput, { StartedAt }: Inspected["state"]) {
  const isOld = Date.now() - Date.parse(StartedAt ?? "") > OLD_MS;
  return isOld ? ((await memoryUse(container))?.killed ?? 0) : 0;
}

/** Ends what would go on making processes that are killed. */
async function endUnless(input: ReadyInput, assertion: () => Promise<void>): Promise<void> {
  try {
    await assertion();
  } catch (error) {
    await endTrying(input);
    throw error;
  }
}

/** A service that was restarted has ended too: its restart policy only hides it. */
async function assertRunning(input: ReadyInput, restartsBefore: number): Promise<void> {
  const { state, restarts } = await inspect(input);
  if (state.Running && restarts <= restartsBefore) return;
  // Its next try may be on already: what that says is cut off by the stop below.
  const log = await containerLog(input.container, { until: state.FinishedAt });
  await endTrying(input);
  throw new JobError(failureText(log, `${input.what} ended instead of serving${endOf(state)}.`));
}

/** Gunicorn goes on making workers for an app that ends each of them. */
async function assertWorkersLive(input: ReadyInput): Promise<void> {
  if (!workersDie(await containerLog(input.container, { tail: 200 }))) return;
  await endUnless(input, () => assertNoneKilled({ ...input, processes: 1, killedBefore: 0 }));
  const log = await containerLog(input.container);
  await endTrying(input);
  const head = `${input.what} does not come to serve: its workers end as soon as they are made.`;
  throw new JobError(failureText(log, head));
}

/** Or it would go on dying, once every few seconds. */
async function endTrying({ container }: ReadyInput): Promise<void> {
  await docker(["stop", "--time", "1", container]);
}

async function inspect({ container, what }: ReadyInput): Promise<Inspected> {
  const format = '{"state":{{json .State}},"restarts":{{.RestartCount}}}';
  const { exitCode, stdout } = await tryDocker(["inspect", "--format", format, container]);
  if (exitCode !== 0) throw gone(what);
  return JSON.parse(stdout) as Inspected;
}

if (require.main === module) runJob(waitReady);
