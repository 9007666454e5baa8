import { type CapacityStep, LimitedBy } from "./capacity";
import { BUSY_CPU, BUSY_HOST } from "./generator";
import type { Limits } from "./objective";
import { courseOf, type Sample } from "./samples";
import type { LoadStats } from "./stats";

/** What became of a rate. */
export function stepOf(
  arrivalsPerSecond: number,
  stats: LoadStats,
  samples: readonly Sample[],
  limits: Limits,
): CapacityStep {
  const { p99ResponseMs, failureRatio, ran } = stats;
  const { generatorCpu } = ran;
  return {
    arrivalsPerSecond,
    requestsPerSecond: answeredPerSecond(stats, samples),
    ...(p99ResponseMs !== undefined && { p99ResponseMs }),
    ...(failureRatio !== undefined && { failureRatio }),
    ...(generatorCpu !== undefined && { generatorCpu }),
    limitedBy: limitOf(stats, limits),
  };
}

/** Of more requests than a service carries, those that came are no rate that it has: those that it has answered are. */
function answeredPerSecond(stats: LoadStats, samples: readonly Sample[]): number {
  const course = courseOf(samples, "open");
  if (course) return (course.requests - course.failures) / course.seconds;
  return (stats.requestsPerSecond ?? 0) * (1 - (stats.failureRatio ?? 0));
}

/** A limit that is passed while Locust, or the machine, is at its own tells nothing of the service. */
function limitOf({ p99ResponseMs, failureRatio = 0, ran }: LoadStats, limits: Limits): LimitedBy {
  const isSlow =
    p99ResponseMs === undefined || p99ResponseMs > limits.p99Ms || (ran.unanswered ?? 0) > 0;
  const failsOften = failureRatio > limits.failureRatio;
  if (!isSlow && !failsOften) return LimitedBy.Nothing;
  if ((ran.generatorCpu ?? 0) > BUSY_CPU) return LimitedBy.Generator;
  if ((ran.hostIdle ?? 1) < BUSY_HOST) return LimitedBy.Machine;
  return failsOften ? LimitedBy.Failures : LimitedBy.Latency;
}
