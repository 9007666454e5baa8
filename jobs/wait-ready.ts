import { endOf } from "../configs/container/end";
import { failureText } from "../configs/container/failure-text";
import { workersDie } from "../configs/container/log-lines";
import { containerLog } from "./lib/container-log";
import { docker, tryDocker } from "./lib/docker";
import { memoryUse } from "./lib/memory-use";
import { assertNoneKilled } from "./lib/assert-none-killed";
import { JobError, runJob } from "./lib/job";
import { poll } from "./lib/poll";
import { together } from "./lib/together";
import { gone, startIfStopped } from "./lib/start-container";

export interface ReadyInput extends HowReady {
  /** The replicas of the service. */
  targets: Target[];
}

/** A replica of a service. */
interface Target {
  /** The container's id. */
  container: string;
  /** What it is that gets ready, for messages. */
  what: string;
}

/** How it is told whether a replica answers. */
interface HowReady {
  /** A command that exits 0 in the container when the service answers. */
  health: string[];
  timeoutSeconds: number;
  /**
   * How many processes of it share its memory.
   * @default 1
   */
  processes?: number;
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

/** A replica that is waited for, and how it was before. */
interface Awaited extends Target, HowReady {
  restartsBefore: number;
  processes: number;
  killedBefore: number;
}

/**
 * Waits until each replica of a service answers; a process that ends is told with its last lines. They start side by
 * side, and are asked one after the other: asking takes as much of the CPU as starting does.
 */
export async function waitReady({ targets, ...how }: ReadyInput): Promise<{ ready: true }> {
  const until = performance.now() + how.timeoutSeconds * 1000;
  const begun = await Promise.allSettled(targets.map((target) => begin({ ...target, ...how })));
  const failures: unknown[] = [];
  for (const one of begun) {
    try {
      if (one.status === "rejected") throw one.reason;
      await answers(one.value, until);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw together(failures);
  return { ready: true };
}

async function begin(target: Target & HowReady): Promise<Awaited> {
  await startIfStopped(target.container, target.what);
  // One that has run for a while may have been restarted long ago.
  const { restarts, state } = await inspect(target);
  return {
    ...target,
    restartsBefore: restarts,
    processes: target.processes ?? 1,
    killedBefore: await killedIn(target, state),
  };
}

/** Asks a replica until it answers. */
async function answers(input: Awaited, until: number): Promise<void> {
  let answer = "nothing yet";
  let looked = performance.now();
  const look = async () => {
    await assertRunning(input);
    const health = await tryDocker(["exec", input.container, ...input.health]);
    if (health.exitCode === 0) {
      await endUnless(input, () => assertNoneKilled(input));
      return true;
    }
    answer = health.all.trim().split("\n").at(-1) ?? "";
    if (performance.now() - looked < LOOK_AT_WORKERS_EVERY_MS) return undefined;
    await assertWorkersLive(input);
    looked = performance.now();
    return undefined;
  };
  const timeoutMs = until - performance.now();
  if (await poll(look, { everyMs: LOOK_EVERY_MS, timeoutMs })) return;
  throw new JobError(
    [
      `${input.what} does not answer after ${input.timeoutSeconds} s (startTimeoutSeconds): ${answer}.`,
      failureText(await containerLog(input.container)),
    ].join("\n"),
  );
}

/** How many processes of a service that has run for a while were killed for memory before. */
async function killedIn({ container }: Target, { StartedAt }: Inspected["state"]) {
  const isOld = Date.now() - Date.parse(StartedAt ?? "") > OLD_MS;
  return isOld ? ((await memoryUse(container))?.killed ?? 0) : 0;
}

/** Ends what would go on making processes that are killed. */
async function endUnless(input: Awaited, assertion: () => Promise<void>): Promise<void> {
  try {
    await assertion();
  } catch (error) {
    await endTrying(input);
    throw error;
  }
}

/** A service that was restarted has ended too: its restart policy only hides it. */
async function assertRunning(input: Awaited): Promise<void> {
  const { state, restarts } = await inspect(input);
  if (state.Running && restarts <= input.restartsBefore) return;
  // Its next try may be on already: what that says is cut off by the stop below.
  const log = await containerLog(input.container, { until: state.FinishedAt });
  await endTrying(input);
  throw new JobError(failureText(log, `${input.what} ended instead of serving${endOf(state)}.`));
}

/** Gunicorn goes on making workers for an app that ends each of them. */
async function assertWorkersLive(input: Awaited): Promise<void> {
  if (!workersDie(await containerLog(input.container, { tail: 200 }))) return;
  await endUnless(input, () => assertNoneKilled({ ...input, processes: 1, killedBefore: 0 }));
  const log = await containerLog(input.container);
  await endTrying(input);
  const head = `${input.what} does not come to serve: its workers end as soon as they are made.`;
  throw new JobError(failureText(log, head));
}

/** Or it would go on dying, once every few seconds. */
async function endTrying({ container }: Target): Promise<void> {
  await docker(["stop", "--time", "1", container]);
}

async function inspect({ container, what }: Target): Promise<Inspected> {
  const format = '{"state":{{json .State}},"restarts":{{.RestartCount}}}';
  const { exitCode, stdout } = await tryDocker(["inspect", "--format", format, container]);
  if (exitCode !== 0) throw gone(what);
  return JSON.parse(stdout) as Inspected;
}

if (require.main === module) runJob(waitReady);
