import { ProblemsError } from "../problems";
import { readCsv } from "./csv";
import { courseOf, type Sample, SAMPLE_COLUMNS } from "./samples";
import type { ResponseStats } from "./stats";
import { sampleOf } from "./window";

/** The rows of each second, without one that is cut; none where they cannot be read. */
export function readSeconds(csv: string | undefined): Sample[] {
  // Whoever writes may be killed in the middle of a row.
  const whole = csv?.slice(0, csv.lastIndexOf("\n") + 1) ?? "";
  try {
    const rows = readCsv(whole, SAMPLE_COLUMNS);
    const samples = rows.map((row) => sampleOf(SAMPLE_COLUMNS.map((column) => row[column])));
    return samples.every(isSample) ? samples : [];
  } catch (error) {
    if (error instanceof ProblemsError) return [];
    throw error;
  }
}

/**
 * What is exact of a measurement of which only the rows of its seconds are left: each sum is of all since the
 * start, so that the difference of two rows is what was between them. Its median, percentiles and extremes are
 * in no row.
 */
export function secondsStats(samples: readonly Sample[]): {
  seconds: number;
  stats: ResponseStats;
} {
  const names = [...new Set(samples.map(({ phase }) => phase).filter(Boolean))];
  const courses = names.flatMap((name) => courseOf(samples, name) ?? []);
  const sum = (name: "seconds" | "requests" | "failures" | "totalMs") =>
    courses.reduce((all, course) => all + course[name], 0);
  const [seconds, requestCount, failureCount] = [sum("seconds"), sum("requests"), sum("failures")];
  if (requestCount === 0) return { seconds, stats: { requestCount, failureCount } };
  return {
    seconds,
    stats: {
      avgResponseMs: sum("totalMs") / requestCount,
      ...{ requestCount, failureCount, failureRatio: failureCount / requestCount },
      requestsPerSecond: requestCount / seconds,
    },
  };
}

function isSample(sample: Sample): boolean {
  return SAMPLE_COLUMNS.every((name) => name === "phase" || Number.isFinite(sample[name]));
}
