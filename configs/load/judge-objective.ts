import { LimitedBy, rate } from "./capacity";
import type { Limits } from "./objective";
import type { LoadStats } from "./stats";
import type { JudgedThreshold } from "./thresholds";

/** Whether a service carries what it has to: one threshold, where an objective says how much that is. */
export function judgeObjective(
  { capacity }: LoadStats,
  limits: Limits | undefined,
): JudgedThreshold[] {
  if (limits?.requestsPerSecond === undefined) return [];
  const { requestsPerSecond: min, p99Ms, failureRatio } = limits;
  const { capacityRps: actual, limitedBy = LimitedBy.Nothing } = capacity ?? {};
  // Somebody comes at even moments: a request at the edge of a second is in it, or not.
  const margin = actual === undefined ? undefined : actual - min;
  const isMet = margin !== undefined && margin >= -EDGE * min;
  const within = `99 of 100 within ${p99Ms} ms and at most ${Number((failureRatio * 100).toPrecision(2))} % failed`;
  const carried = actual === undefined ? "no rate that was tried" : rate(actual);
  const why = isMet ? "" : ` ${BECAUSE[limitedBy]}`;
  return [
    {
      ...{ metric: "capacityRps", min },
      ...(actual !== undefined && { actual, margin }),
      withinRounding: isMet && margin < 0,
      isMet,
      sentence: `The service carries ${carried} with ${within}, at least ${rate(min)} was asked for.${why}`,
    },
  ];
}

const EDGE = 0.02;

const BECAUSE: Record<LimitedBy, string> = {
  latency: "Beyond that it is too slow.",
  failures: "Beyond that too much fails.",
  generator: "Beyond that Locust itself is at its limit, and nothing is known of the service.",
  machine: "Beyond that the machine has no CPU left, for Locust and the service.",
  nothing: "More was not tried.",
};
