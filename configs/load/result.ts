import { ProblemsError } from "../problems";
import { byWeight, type Finding, finding } from "./findings";
import { parseLocustStats } from "./parse-stats";
import type { LoadRun } from "./plan";
import type { LoadStats } from "./stats";
import { windowFindings } from "./window";

/** What the load job prints. */
export interface LoadResult {
  /** What Locust measured. */
  stats: LoadStats;
  /** Where the CSV lies on the host, relative to where the job ran. */
  statsCsv: string;
}

/** What a run left behind. */
export interface RunFiles {
  /** Locust's output_stats.csv. */
  csv: string;
  /** The measuring side's window.json, if it wrote one. */
  window: string | undefined;
  /** What Locust ended with: 0, or 1 where requests failed. */
  exitCode: number;
  /** What was killed for memory meanwhile. */
  killed?: readonly Finding[];
}

/** What a run's files say. Files that cannot be read are a finding: what was measured stays where it is. */
export function readResult(kind: LoadRun["kind"], files: RunFiles): LoadStats {
  const stats = readStats(files.csv);
  const warnings = [
    ...stats.warnings,
    ...endFindings(files.exitCode),
    ...(files.killed ?? []),
    ...windowFindings(files.window, stats),
    ...kindFindings(kind),
  ];
  return { ...stats, warnings: byWeight(warnings) };
}

/** What the load job printed. */
export function parseLoadResult(stdout: string): LoadResult {
  return JSON.parse(stdout) as LoadResult;
}

function readStats(csv: string): LoadStats {
  try {
    return parseLocustStats(csv);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const [, problem = "", ...others] = error.message.split("\n");
    const more = others.length > 0 ? ` (${others.length} more like it)` : "";
    const sentence = `No number is known, as Locust's CSV cannot be read: ${problem.trim()}${more}`;
    return { endpoints: [], warnings: [finding("result-unreadable", sentence)] };
  }
}

/** With 1 Locust says that it measured failures, which are results too. */
function endFindings(exitCode: number): Finding[] {
  if (exitCode === 0 || exitCode === 1) return [];
  const sentence = `Locust ended with ${exitCode} after it had written what it measured.`;
  return [finding("load-ended-badly", sentence)];
}

function kindFindings(kind: LoadRun["kind"]): Finding[] {
  if (kind !== "ramp") return [];
  const sentence = "The ramp is a part of what was measured, as in the study: this ranks nothing.";
  return [finding("ramp-counted", sentence)];
}
