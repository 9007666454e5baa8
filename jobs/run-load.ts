import * as path from "node:path";
import { Label, type Labels } from "../configs/container/labels";
import { capacityFindings } from "../configs/load/capacity";
import { type Finding, finding } from "../configs/load/findings";
import { STATS_FILE, WINDOW_FILE } from "../configs/load/locust-argv";
import { logFindings } from "../configs/load/log-costs";
import type { LoadResult } from "../configs/load/result";
import { requestsBetween, type Sample } from "../configs/load/samples";
import type { LoadStats } from "../configs/load/stats";
import { longestSpan, measuredSpans, type TimeSplit, timeSplit } from "../configs/load/time-split";
import { readWindow } from "../configs/load/window";
import { environmentIn } from "./lib/environment";
import { frontLog } from "./lib/front-log";
import { runJob } from "./lib/job";
import { keepRecord } from "./lib/keep-record";
import {
  type LoadContainers,
  removeLoadContainers,
  startLoadContainers,
} from "./lib/load-containers";
import { loadFiles } from "./lib/load-files";
import type { LoadInput } from "./lib/load-input";
import { networkLabel } from "./lib/network-label";
import { probe } from "./lib/probe";
import { putFiles } from "./lib/put-files";
import { runLocust, statsOf } from "./lib/run-locust";
import { type Found, searchCapacity } from "./lib/search-capacity";
import { stackLogs } from "./lib/stack-logs";
import { allOf } from "./lib/together";
import { writeResults } from "./lib/write-results";

/** Runs one load test in a container of its own, which is gone when this ends, and keeps its results. */
export async function runLoad(given: LoadInput): Promise<LoadResult> {
  const input = { ...given, labels: await labelsOn(given) };
  const containers = await startLoadContainers(input, input.networks, input.labels);
  const remove = () => removeLoadContainers(containers);
  const interrupted = () => void remove().then(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await measure(input, containers);
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

async function measure(input: LoadInput, containers: LoadContainers): Promise<LoadResult> {
  const { leader, workers, pinnedTo } = containers;
  await probe(leader, input.endpoint);
  const given = loadFiles(input);
  await allOf([leader, ...workers].map((container) => putFiles(container, given)));
  const { run, capacity } = await runOrSearch(input, containers);
  const { files } = run;
  const { statsCsv, lost } = keep(input, files);
  const found = [...lost, ...(capacity ? capacityFindings(capacity) : [])];
  const samples = readWindow(files[WINDOW_FILE])?.samples ?? [];
  const measured = statsOf(run, [...found, ...(await costOfLogs(input, samples))]);
  const timeSplit = await splitTime(input, samples, measured);
  const ran = { ...measured.ran, ...(pinnedTo !== undefined && { generatorCpus: pinnedTo }) };
  const stats = { ...measured, ran, timeSplit, ...(capacity && { capacity }) };
  const result = { stats, statsCsv };
  const environment = await environmentIn(leader, files[WINDOW_FILE]);
  const facts = { environment, window: files[WINDOW_FILE] };
  return lost.length > 0 ? result : keepRecord(input, result, facts);
}

async function runOrSearch(
  input: LoadInput,
  containers: LoadContainers,
): Promise<Pick<Found, "run"> & Partial<Found>> {
  const { limits } = input;
  return limits
    ? searchCapacity(input, limits, containers)
    : { run: await runLocust(input, containers) };
}

/** What is looked for in the part in which the load was one and the same for longest. */
async function costOfLogs(
  { labels, endpoint }: LoadInput,
  samples: readonly Sample[],
): Promise<Finding[]> {
  const span = longestSpan(measuredSpans(samples));
  if (!span) return [];
  const logs = await stackLogs(labels, span);
  return logFindings(logs, endpoint.host, requestsBetween(samples, ...span));
}

async function splitTime(
  { labels, endpoint }: LoadInput,
  samples: readonly Sample[],
  stats: LoadStats,
): Promise<TimeSplit> {
  const spans = measuredSpans(samples);
  return timeSplit(await frontLog(labels, endpoint.host, spans), spans, stats);
}

const FULL = "its disk is full (ENOSPC), make room there";

/** A full disk costs the files, and not the numbers. */
function keep(input: LoadInput, files: Record<string, string>) {
  try {
    return { statsCsv: path.posix.join(writeResults(input, files), STATS_FILE), lost: [] };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const sentence = `The files of this run are not kept, as they cannot be written to ${input.resultsDir}: ${code === "ENOSPC" ? FULL : (code ?? message)}.`;
    const lost: Finding[] = [finding("results-not-kept", sentence)];
    return { statsCsv: path.posix.join(input.resultsDir, input.stack, "not-kept"), lost };
  }
}

if (require.main === module) runJob(runLoad);
