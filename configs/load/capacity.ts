import { type Finding, finding } from "./findings";

/** What keeps a service from carrying more. */
export const LimitedBy = {
  /** The limit of the response times was passed, or requests had no answer. */
  Latency: "latency",
  /** More requests failed than may. */
  Failures: "failures",
  /** Locust used up its CPU: what the service carries beyond that is not known. */
  Generator: "generator",
  /** The machine had no CPU left, which Locust and the service took from each other. */
  Machine: "machine",
  /** Nothing: no rate that was tried was too much. */
  Nothing: "nothing",
} as const;
export type LimitedBy = (typeof LimitedBy)[keyof typeof LimitedBy];

/** One rate that was tried. */
export interface CapacityStep {
  /** How often somebody came a second. */
  arrivalsPerSecond: number;
  /** How many requests a second were answered without a failure, meanwhile. */
  requestsPerSecond: number;
  /** 99 of 100 requests were answered within it, in milliseconds; absent where it is not known. */
  p99ResponseMs?: number;
  /** The part of the requests that failed, from 0 to 1; absent where it is not known. */
  failureRatio?: number;
  /** What Locust used of one CPU, from 0 to 1. */
  generatorCpu?: number;
  /** What the rate was too much for: `nothing` where it was carried. */
  limitedBy: LimitedBy;
}

/** What a service carries. */
export interface Capacity {
  /** The highest rate that was carried: the requests a second that were answered then. Absent where none was. */
  capacityRps?: number;
  /** What the next higher rate was too much for. */
  limitedBy: LimitedBy;
  /** Each rate that was tried, in the order of the search. */
  steps: CapacityStep[];
}

/** Which step is the highest that was carried; -1 where none was. */
export function bestStep(steps: readonly CapacityStep[]): number {
  return steps.reduce((best, step, index) => {
    if (!isCarried(step)) return best;
    const { arrivalsPerSecond = 0, requestsPerSecond = 0 } = steps[best] ?? {};
    const isHigher = step.arrivalsPerSecond > arrivalsPerSecond;
    const isSame = step.arrivalsPerSecond === arrivalsPerSecond;
    return isHigher || (isSame && step.requestsPerSecond > requestsPerSecond) ? index : best;
  }, -1);
}

/** What the rates that were tried say. */
export function capacityOf(steps: readonly CapacityStep[]): Capacity {
  const best = steps[bestStep(steps)];
  const above = steps.filter(
    (step) => step.arrivalsPerSecond > (best?.arrivalsPerSecond ?? 0) && !isCarried(step),
  );
  const lowest = Math.min(...above.map((step) => step.arrivalsPerSecond));
  const next = above.findLast((step) => step.arrivalsPerSecond === lowest);
  return {
    ...(best && { capacityRps: best.requestsPerSecond }),
    limitedBy: next?.limitedBy ?? LimitedBy.Nothing,
    steps: [...steps],
  };
}

export function isCarried({ limitedBy }: CapacityStep): boolean {
  return limitedBy === LimitedBy.Nothing;
}

/** What is no limit of the service. */
const NOT_REACHED: Partial<Record<LimitedBy, string>> = {
  generator: "Locust used up its CPU first. Use FastHttpUser, or more workers (loadWorkers)",
  machine:
    "the machine had no CPU left first, which Locust and the service took from each other. Measure on one with more of them",
  nothing: "no rate that was tried was too much. Raise loadSteps",
};

/** Whether the service's own limit was found. */
export function capacityFindings({ capacityRps, limitedBy }: Capacity): Finding[] {
  const why = NOT_REACHED[limitedBy];
  if (why === undefined) return [];
  const least =
    capacityRps === undefined ? "no rate was carried" : `${rate(capacityRps)} is the least`;
  const sentence = `What the service carries was not reached, ${least}: ${why}.`;
  return [finding("capacity-not-reached", sentence)];
}

/** A rate as a person reads it. */
export function rate(perSecond: number): string {
  return `${Number(perSecond.toFixed(perSecond < 100 ? 1 : 0))} requests a second`;
}
