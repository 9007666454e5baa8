import { type Finding, finding } from "./findings";
import { METRICS, type MetricName, type ResponseStats } from "./stats";

/**
 * Pairs of which the first is never above the second. A percentile is left out beside the exact
 * numbers: Locust rounds it, so that 99 % may be above the slowest.
 */
const ORDERED: [MetricName, MetricName][] = [
  ["minResponseMs", "maxResponseMs"],
  ["minResponseMs", "avgResponseMs"],
  ["avgResponseMs", "maxResponseMs"],
  ["minResponseMs", "medianResponseMs"],
  ["medianResponseMs", "maxResponseMs"],
  ["p95ResponseMs", "p99ResponseMs"],
];

/** A sum of floating-point numbers, divided by their count, may be a last digit above the highest of them. */
const LAST_DIGIT = 1 + 1e-9;

/** A result without the numbers that cannot both be true. */
export function withoutContradictions<Stats extends ResponseStats>(stats: Stats): Stats {
  const refused = new Set<string>([...contradicting(stats).flat(), ...impossibleRatio(stats)]);
  return Object.fromEntries(Object.entries(stats).filter(([name]) => !refused.has(name))) as Stats;
}

/** What about the numbers of all requests, or of one endpoint, cannot be true. */
export function contradictions(whose: string, stats: ResponseStats): Finding[] {
  const sentences = [
    ...contradicting(stats).map(([low, high]) => {
      const [lower, higher] = [METRICS[low].label, METRICS[high].label];
      return `"${lower}" is ${stats[low]} ms and "${higher}" ${stats[high]} ms, so neither is taken.`;
    }),
    ...impossibleRatio(stats).map(
      () => `${stats.failureCount} failures of ${stats.requestCount} requests have no ratio.`,
    ),
  ];
  return sentences.map((sentence) => finding("numbers-contradict", `${whose}: ${sentence}`));
}

function contradicting(stats: ResponseStats): [MetricName, MetricName][] {
  return ORDERED.filter(
    ([low, high]) => (stats[low] ?? 0) > (stats[high] ?? Infinity) * LAST_DIGIT,
  );
}

/** A locustfile can tell Locust of a failure without a request: the counts stand, their ratio does not. */
function impossibleRatio({ failureRatio = 0 }: ResponseStats): MetricName[] {
  return failureRatio > 1 ? ["failureRatio"] : [];
}
