import { fieldsProblems, type Problem } from "../problems";

/** A service-level objective: what a service has to carry, and within which limits. */
export interface Objective {
  /**
   * Within how many milliseconds 99 of 100 requests are answered, 1 to 600000.
   * @default 500
   */
  p99Ms?: number | undefined;
  /**
   * The part of the requests that may fail, 0 to 1.
   * @default 0.01
   */
  failureRatio?: number | undefined;
  /**
   * How many requests a second it has to carry within these limits: where it does not, a threshold is missed.
   * @default none: what it carries is told
   */
  requestsPerSecond?: number | undefined;
}

/** One of them, all decided. */
export interface Limits {
  p99Ms: number;
  failureRatio: number;
  requestsPerSecond?: number;
}

const OBJECTIVE = {
  p99Ms: { min: 1, max: 600_000, default: 500 },
  failureRatio: { min: 0, max: 1, default: 0.01 },
  requestsPerSecond: { min: 1, max: 100_000 },
};

/** The limits of an objective, of which nothing has to be given. */
export function limitsOf({ p99Ms, failureRatio, requestsPerSecond }: Objective = {}): Limits {
  return {
    p99Ms: p99Ms ?? OBJECTIVE.p99Ms.default,
    failureRatio: failureRatio ?? OBJECTIVE.failureRatio.default,
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
  };
}

/** All that is wrong with an objective, whatever it is. */
export function objectiveProblems(path: string, got: unknown): Problem[] {
  return fieldsProblems(path, got, {
    p99Ms: numberWithin(OBJECTIVE.p99Ms),
    failureRatio: numberWithin(OBJECTIVE.failureRatio),
    requestsPerSecond: numberWithin(OBJECTIVE.requestsPerSecond),
  });
}

function numberWithin({ min, max }: { min: number; max: number }) {
  return (path: string, got: unknown): Problem[] => {
    if (typeof got === "number" && got >= min && got <= max) return [];
    return [{ path, expected: `a number from ${min} to ${max}`, got }];
  };
}
