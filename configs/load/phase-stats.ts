import { type Finding, finding } from "./findings";
import type { HistogramResult, HistogramStats } from "./histogram";
import { courseOf } from "./samples";
import type { PhaseStats, ResponseStats } from "./stats";
import type { LoadWindow } from "./window";

/** A soak that ends slower than it began by more than this wears out: less is chance. */
const WORN_OUT = 1.25;

/** The numbers of each phase; none where there is one only, which is all. */
export function phaseStats(
  histogram: HistogramResult | undefined,
  window: LoadWindow,
): PhaseStats[] {
  if (!histogram || histogram.phases.length < 2) return [];
  return histogram.phases.map((phase, index) => {
    const { name = "", seconds = 0 } = window.phases[index] ?? {};
    const users = courseOf(window.samples, name)?.users.mean ?? 0;
    return { name, seconds, users, ...withoutEndpoints(phase) };
  });
}

function withoutEndpoints(phase: HistogramStats): ResponseStats {
  const numbers = Object.entries(phase).filter(([name]) => name !== "endpoints");
  return Object.fromEntries(numbers) as ResponseStats;
}

/** Whether a soak's last quarter is slower than its first. */
export function soakFindings(kind: string, phases: readonly PhaseStats[]): Finding[] {
  const [first, last] = [phases[0]?.avgResponseMs, phases.at(-1)?.avgResponseMs];
  if (kind !== "soak" || !first || !last || last <= WORN_OUT * first) return [];
  const sentence = `The average rose from ${first.toFixed(1)} ms in the first quarter to ${last.toFixed(1)} ms in the last one.`;
  return [finding("wears-out", sentence)];
}
