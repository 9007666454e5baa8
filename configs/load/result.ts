import { parseLocustStats } from "./parse-stats";
import type { LoadStats } from "./stats";
import { type LoadWindow, windowWarnings } from "./window";

/** What the load job prints. */
export interface LoadResult {
  kind: "steady" | "ramp";
  /** Locust's output_stats.csv. */
  csv: string;
  /** Where it lies on the host, relative to where the job ran. */
  statsCsv: string;
  window: LoadWindow;
}

/** What the load job printed, as numbers and warnings. */
export function parseLoadResult(stdout: string): { stats: LoadStats; statsCsv: string } {
  const { kind, csv, statsCsv, window } = JSON.parse(stdout) as LoadResult;
  const stats = parseLocustStats(csv);
  const warnings = [...stats.warnings, ...windowWarnings(kind, window, stats)];
  return { stats: { ...stats, warnings }, statsCsv };
}
