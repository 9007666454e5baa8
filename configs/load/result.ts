import { ProblemsError } from "../problems";
import { mostFrequentFailure } from "./failures";
import { byWeight, type Finding, finding } from "./findings";
import { generatorFindings } from "./generator";
import { type HistogramResult, readHistogram } from "./histogram";
import { checked, failureFindings, parseLocustStats, type ReadStats } from "./parse-stats";
import { phaseStats, soakFindings } from "./phase-stats";
import { type Asked, ranFindings } from "./ran";
import { rampFindings } from "./ramp";
import { ranFacts } from "./ran-facts";
import { readSeconds, secondsStats } from "./seconds";
import { StatsSource } from "./source";
import type { LoadStats } from "./stats";
import { validityOf } from "./validity";
import { type LoadWindow, readWindow } from "./window";

/** What the load job prints. */
export interface LoadResult {
  /** What Locust measured. */
  stats: LoadStats;
  /** Where the CSV lies on the host, relative to where the job ran. */
  statsCsv: string;
}

/** What a run left behind: each of its files may be missing or cut. */
export interface RunFiles {
  /** Locust's output_stats.csv. */
  csv: string | undefined;
  histogram: string | undefined;
  /** Locust's output_failures.csv. */
  failures?: string | undefined;
  /** The measuring side's window.json. */
  window: string | undefined;
  /** A row a second, written while it ran. */
  seconds: string | undefined;
  /** What Locust ended with: 0, or 1 where requests failed. */
  exitCode: number;
  /** What was found about the containers meanwhile. */
  containers?: readonly Finding[];
}

/** What a run's files say. Files that cannot be read are a finding: what was measured stays where it is. */
export function readResult(asked: Asked & { spawnRate: number }, files: RunFiles): LoadStats {
  const window = readWindow(files.window);
  const histogram = window && readHistogram(files.histogram, secondsOf(window));
  const { source, read } = firstReadable(histogram, files);
  const phases = window ? phaseStats(histogram, window) : [];
  const warnings = byWeight([
    ...read.warnings.map((one) => withCause(one, files.failures)),
    ...endFindings(files.exitCode),
    ...(files.containers ?? []),
    ...(window ? windowFindings(asked, window) : UNKNOWN_WINDOW),
    ...soakFindings(asked.kind, phases),
    ...rampFindings(asked),
  ]);
  return {
    ...{ ...read, phases, containers: [], source, warnings },
    ran: ranFacts(window),
    validity: validityOf(warnings),
  };
}

/** What failed most often says more than that something did. */
function withCause(found: Finding, failures: string | undefined): Finding {
  const most = found.code === "many-failed" ? mostFrequentFailure(failures) : undefined;
  return most ? { ...found, sentence: `${found.sentence} Most often: ${most}` } : found;
}

/** What the load job printed. */
export function parseLoadResult(stdout: string): LoadResult {
  return JSON.parse(stdout) as LoadResult;
}

function secondsOf({ seconds, phases }: LoadWindow) {
  return { all: seconds, phases: phases.map((phase) => phase.seconds) };
}

function windowFindings(asked: Asked, window: LoadWindow): Finding[] {
  return [...ranFindings(asked, window), ...generatorFindings(asked.kind, window)];
}

const UNKNOWN_WINDOW = [
  finding(
    "window-unknown",
    "The measuring side's window.json cannot be read: who was there, how busy Locust was, and what it had no answer to, is not known.",
  ),
];

/** The numbers of the best file that can be read: the histogram, Locust's CSV, the rows of the seconds. */
function firstReadable(
  histogram: HistogramResult | undefined,
  files: RunFiles,
): { source: StatsSource; read: ReadStats } {
  if (histogram) {
    const { endpoints, ...total } = histogram.all;
    return { source: StatsSource.Histogram, read: checked(total, endpoints) };
  }
  const read = readCsvStats(files.csv);
  if (read && !("unreadable" in read)) {
    const sentence = "The histogram is missing or cut: the numbers are those of Locust's CSV.";
    const warnings = [...read.warnings, finding("read-from-csv", sentence)];
    return { source: StatsSource.Csv, read: { ...read, warnings } };
  }
  return ofSeconds(files.seconds) ?? nothing(read?.unreadable ?? "Locust wrote none.");
}

/** What is left of a load that was killed. */
function ofSeconds(csv: string | undefined): { source: StatsSource; read: ReadStats } | undefined {
  const { seconds, stats } = secondsStats(readSeconds(csv));
  if (seconds === 0) return undefined;
  const sentence =
    `Locust was ended before it wrote its results: what is known is of the ${seconds.toFixed(1)} s until then. ` +
    "Median, percentiles, fastest, slowest and endpoints need all of the requests, and are not known. Was loadMemoryMb too small?";
  const warnings = [finding("load-cut-off", sentence), ...failureFindings(stats)];
  return { source: StatsSource.Seconds, read: { ...stats, endpoints: [], warnings } };
}

function nothing(reason: string): { source: StatsSource; read: ReadStats } {
  const sentence = `No number is known, as Locust's CSV cannot be read: ${reason}`;
  const warnings = [finding("result-unreadable", sentence)];
  return { source: StatsSource.None, read: { endpoints: [], warnings } };
}

function readCsvStats(csv: string | undefined): ReadStats | { unreadable: string } | undefined {
  if (csv === undefined) return undefined;
  try {
    return parseLocustStats(csv);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const [, problem = "", ...others] = error.message.split("\n");
    const more = others.length > 0 ? ` (${others.length} more like it)` : "";
    return { unreadable: `${problem.trim()}${more}` };
  }
}

/** With 1 Locust says that it measured failures, which are results too. */
function endFindings(exitCode: number): Finding[] {
  if (exitCode === 0 || exitCode === 1) return [];
  const sentence = `Locust ended with ${exitCode} after it had written what it measured.`;
  return [finding("load-ended-badly", sentence)];
}
