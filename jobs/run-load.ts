import * as path from "node:path";
import { Label, type Labels } from "../configs/container/labels";
import { type Finding, finding } from "../configs/load/findings";
import { containerFindings, containerUses } from "../configs/load/containers";
import {
  FAILURES_FILE,
  HISTOGRAM_FILE,
  LOAD_TEST,
  locustArgv,
  measureEnv,
  RESULT_FILES,
  RESULTS_DIRECTORY,
  SECONDS_FILE,
  STATS_FILE,
  WINDOW_FILE,
} from "../configs/load/locust-argv";
import { notMeasuredMessage } from "../configs/load/not-measured";
import type { LoadStats } from "../configs/load/stats";
import { measuredSpans, type TimeSplit, timeSplit } from "../configs/load/time-split";
import { readWindow } from "../configs/load/window";
import type { LoadRun } from "../configs/load/run";
import { type LoadResult, readResult } from "../configs/load/result";
import { lastLines, tryDocker } from "./lib/docker";
import { environmentIn } from "./lib/environment";
import { keepRecord } from "./lib/keep-record";
import { frontLog } from "./lib/front-log";
import { JobError, progress, runJob } from "./lib/job";
import { loadFiles, type LoadFiles } from "./lib/load-files";
import type { Ended } from "./lib/process";
import { probe } from "./lib/probe";
import { networkLabel } from "./lib/network-label";
import { putFiles } from "./lib/put-files";
import { startLoadContainer } from "./lib/start-load-container";
import { watchContainers } from "./lib/watch-containers";
import { writeResults } from "./lib/write-results";

export interface LoadInput extends LoadRun, LoadFiles {
  /** The locustfile, in the directory that is taken with it. */
  script?: string;
  /** The networks on which the service answers. */
  networks: string[];
  labels: Labels;
  stack: string;
  /** Variables that the locustfile sees, and no command line and no file. */
  secretEnv?: Record<string, string>;
}

/** Runs one load test in a container of its own, which is gone when this ends, and keeps its results. */
export async function runLoad(given: LoadInput): Promise<LoadResult> {
  const input = { ...given, labels: await labelsOn(given) };
  const container = await startLoadContainer(input, input.networks, input.labels);
  const remove = () => tryDocker(["rm", "--force", "--volumes", container]);
  const interrupted = () => void remove().then(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await measure(input, container);
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await remove();
  }
}

async function labelsOn({ labels, networks: [network] }: LoadInput): Promise<Labels> {
  return network === undefined
    ? labels
    : { ...labels, [Label.Network]: await networkLabel(network) };
}

async function measure(input: LoadInput, container: string): Promise<LoadResult> {
  await probe(container, input.endpoint);
  await putFiles(container, loadFiles(input));
  const watch = await watchContainers(input.labels);
  const locust = await runLocust(input, container, watch.onLine);
  const { load, measured } = await watch.end();
  const files = await readFiles(container);
  if (files[STATS_FILE] === undefined && files[SECONDS_FILE] === undefined) {
    throw notMeasured(locust);
  }
  const { statsCsv, lost } = keep(input, files);
  const stats = readResult(input, {
    csv: files[STATS_FILE],
    histogram: files[HISTOGRAM_FILE],
    failures: files[FAILURES_FILE],
    window: files[WINDOW_FILE],
    seconds: files[SECONDS_FILE],
    exitCode: locust.exitCode,
    containers: [...containerFindings(load.before, load.after), ...lost],
  });
  const { requestsPerSecond } = stats;
  const containers = containerUses(measured.before, measured.after, requestsPerSecond);
  const split = await splitTime(input, files, stats);
  const result = { stats: { ...stats, containers, timeSplit: split }, statsCsv };
  const environment = await environmentIn(container, files[WINDOW_FILE]);
  const facts = { environment, window: files[WINDOW_FILE] };
  return lost.length > 0 ? result : keepRecord(input, result, facts);
}

async function splitTime(
  { labels, endpoint }: LoadInput,
  files: Record<string, string>,
  stats: LoadStats,
): Promise<TimeSplit> {
  const spans = measuredSpans(readWindow(files[WINDOW_FILE])?.samples ?? []);
  return timeSplit(await frontLog(labels, endpoint.host, spans), spans, stats);
}

/** A full disk costs the files, and not the numbers. */
function keep(input: LoadInput, files: Record<string, string>) {
  try {
    return { statsCsv: path.posix.join(writeResults(input, files), STATS_FILE), lost: [] };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const sentence = `The files of this run are not kept, as they cannot be written to ${input.resultsDir}: ${code ?? message}.`;
    const lost: Finding[] = [finding("results-not-kept", sentence)];
    return { statsCsv: path.posix.join(input.resultsDir, input.stack, "not-kept"), lost };
  }
}

function runLocust(
  input: LoadInput,
  container: string,
  onLine: (line: string) => void,
): Promise<Ended> {
  const { secretEnv = {}, script } = input;
  const env = { ...secretEnv, ...measureEnv(input) };
  // Only by its name: docker takes the value from its own environment.
  const names = Object.keys(env).flatMap((name) => ["--env", name]);
  const argv = ["exec", "--workdir", LOAD_TEST, ...names, container, ...locustArgv(input, script)];
  const tell = (line: string) => {
    onLine(line);
    progress(line);
  };
  return tryDocker(argv, { onLine: tell, env });
}

/** What the measuring side has written, however Locust ended: no result is lost. */
async function readFiles(container: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of RESULT_FILES) {
    const { exitCode, stdout } = await tryDocker([
      "exec",
      container,
      "cat",
      `${RESULTS_DIRECTORY}/${name}`,
    ]);
    if (exitCode === 0) files[name] = stdout;
  }
  return files;
}

function notMeasured({ exitCode, all }: Ended): JobError {
  return new JobError(`${notMeasuredMessage(exitCode, all)}\n${lastLines(all)}`);
}

if (require.main === module) runJob(runLoad);
