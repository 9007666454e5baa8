import { sum } from "./plain-sum";
import { type Finding, finding } from "./findings";
import type { ResponseStats } from "./stats";

/** What follows from the numbers of all endpoints: median and percentiles do not, nor a rate. */
export function sumOf(endpoints: readonly ResponseStats[]): ResponseStats {
  const requestCount = sum(endpoints.map((endpoint) => endpoint.requestCount ?? 0));
  const failureCount = sum(endpoints.map((endpoint) => endpoint.failureCount ?? 0));
  if (requestCount === 0) return { requestCount, failureCount };
  const asked = endpoints.filter((endpoint) => endpoint.requestCount);
  const times = {
    avgResponseMs:
      sum(asked.map((one) => of(one.avgResponseMs) * of(one.requestCount))) / requestCount,
    minResponseMs: Math.min(...asked.map((one) => of(one.minResponseMs))),
    maxResponseMs: Math.max(...asked.map((one) => of(one.maxResponseMs))),
  };
  const known = Object.entries(times).filter(([, time]) => !Number.isNaN(time));
  return {
    ...Object.fromEntries(known),
    ...{ requestCount, failureCount, failureRatio: failureCount / requestCount },
  };
}

/** Whether the total is what its endpoints sum to, or is missing. */
export function sumFindings(total: ResponseStats | undefined, ofRows: ResponseStats): Finding[] {
  if (!total) {
    const sentence =
      "Locust's CSV has no total: only what follows from its endpoints is known, and no percentile does.";
    return [finding("total-missing", sentence)];
  }
  const { requestCount, failureCount } = ofRows;
  if (total.requestCount === requestCount && total.failureCount === failureCount) return [];
  const sentence =
    `The endpoints sum to ${requestCount} requests and ${failureCount} failures, ` +
    `the total says ${total.requestCount} and ${total.failureCount}.`;
  return [finding("total-differs", sentence)];
}

/** What an endpoint does not know, the sum does not know either. */
function of(number: number | undefined): number {
  return number ?? NaN;
}
