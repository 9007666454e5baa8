import { setTimeout as delay } from "node:timers/promises";
import {
  FAILURES_FILE,
  HISTOGRAM_FILE,
  LOAD_TEST,
  locustArgv,
  locustWorkerArgv,
  measureEnv,
  RESULT_FILES,
  RESULTS_DIRECTORY,
  SECONDS_FILE,
  STATS_FILE,
  WINDOW_FILE,
} from "../../configs/load/locust-argv";
import { deadlineSeconds, ENDS_FILE } from "../../configs/load/container";
import { containerFindings, containerUses } from "../../configs/load/containers";
import type { Finding } from "../../configs/load/findings";
import { notMeasuredMessage } from "../../configs/load/not-measured";
import { readResult } from "../../configs/load/result";
import type { LoadStats } from "../../configs/load/stats";
import { lastLines, tryDocker } from "./docker";
import { runScript } from "./in-container";
import { JobError, progress } from "./job";
import type { LoadContainers } from "./load-containers";
import type { LoadInput } from "./load-input";
import type { Ended } from "./process";
import { allOf } from "./together";
import { watchContainers, type WatchedContainers } from "./watch-containers";

/** What one run of Locust has left behind: each of its files may be missing or cut. */
export interface LocustRun {
  /** What was asked of it. */
  asked: LoadInput;
  files: Record<string, string>;
  exitCode: number;
  watched: WatchedContainers;
}

/**
 * Runs Locust once, in containers that are there.
 * @throws JobError where it ended before it measured
 */
export async function runLocust(
  asked: LoadInput,
  { leader, workers }: LoadContainers,
): Promise<LocustRun> {
  const begin = { program: BEGIN, args: beginning(asked), user: asked.user };
  await allOf([leader, ...workers].map((container) => runScript({ container, ...begin })));
  const watch = await watchContainers(asked.labels);
  const asking = workers.map((worker) => ask(asked, worker));
  const ended = await locust(asked, leader, watch.onLine);
  const watched = await watch.end();
  const files = await readFiles(leader);
  const others = await endedOf(asking);
  if (files[STATS_FILE] === undefined && files[SECONDS_FILE] === undefined) {
    throw notMeasured(others.find(({ exitCode }) => exitCode !== 0) ?? ended);
  }
  return { asked, files, exitCode: ended.exitCode, watched };
}

/** What its files say. */
export function statsOf(
  { asked, files, exitCode, watched: { load, measured } }: LocustRun,
  lost: readonly Finding[] = [],
): LoadStats {
  const stats = readResult(asked, {
    csv: files[STATS_FILE],
    histogram: files[HISTOGRAM_FILE],
    failures: files[FAILURES_FILE],
    window: files[WINDOW_FILE],
    seconds: files[SECONDS_FILE],
    exitCode,
    containers: [...containerFindings(load.before, load.after), ...lost],
  });
  const { requestsPerSecond } = stats;
  const containers = containerUses(measured.before, measured.after, requestsPerSecond);
  return { ...stats, containers };
}

/** A file of the run before is never taken for one of this; the container lives on for it. */
const BEGIN = 'rm -f "$0"/*; echo $(($(date +%s) + $2)) > "$1.next" && mv "$1.next" "$1"';

function beginning(asked: LoadInput): string[] {
  return [RESULTS_DIRECTORY, ENDS_FILE, String(deadlineSeconds(asked))];
}

/** Each ends when the one that leads it has: one that never found that one does so with its container. */
function endedOf(asking: Promise<Ended>[]): Promise<Ended[]> {
  return Promise.race([Promise.all(asking), delay(ENDING_MS, [], { ref: false })]);
}

const ENDING_MS = 10_000;

function locust(
  input: LoadInput,
  container: string,
  onLine: (line: string) => void,
): Promise<Ended> {
  const tell = (line: string) => {
    onLine(line);
    progress(line);
  };
  return run(input, container, locustArgv(input, input.script), tell);
}

/** One of several that ask: what it says of itself is told, such as what a locustfile prints. */
function ask(input: LoadInput, container: string): Promise<Ended> {
  return run(input, container, locustWorkerArgv(input, input.script), progress);
}

function run(
  input: LoadInput,
  container: string,
  argv: readonly string[],
  onLine: (line: string) => void,
): Promise<Ended> {
  const env = { ...input.secretEnv, ...measureEnv(input) };
  // Only by its name: docker takes the value from its own environment.
  const names = Object.keys(env).flatMap((name) => ["--env", name]);
  const command = ["exec", "--workdir", LOAD_TEST, ...names, container, ...argv];
  return tryDocker(command, { onLine, env });
}

/** What the measuring side has written, however Locust ended: no result is lost. */
async function readFiles(container: string): Promise<Record<string, string>> {
  const read = RESULT_FILES.map(async (name): Promise<[string, string][]> => {
    const cat = ["exec", container, "cat", `${RESULTS_DIRECTORY}/${name}`];
    const { exitCode, stdout } = await tryDocker(cat);
    return exitCode === 0 ? [[name, stdout]] : [];
  });
  return Object.fromEntries((await Promise.all(read)).flat());
}

function notMeasured({ exitCode, all }: Ended): JobError {
  return new JobError(`${notMeasuredMessage(exitCode, all)}\n${lastLines(all)}`);
}
