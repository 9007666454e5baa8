/** The numbers of one endpoint, or of all together. A number that cannot be trusted is null. */
export interface ResponseStats {
  /** Milliseconds, failed requests included: see `failureRatio`. */
  avgResponseMs: number | null;
  /** Milliseconds. Locust rounds it and the percentiles to two digits above 100. */
  medianResponseMs: number | null;
  /** Milliseconds. */
  minResponseMs: number | null;
  /** Milliseconds. */
  maxResponseMs: number | null;
  /** Milliseconds: 95 of 100 requests were answered within it. */
  p95ResponseMs: number | null;
  /** Milliseconds: 99 of 100 requests were answered within it. */
  p99ResponseMs: number | null;
  /** What the load asked for and got, not the server's limit. */
  requestsPerSecond: number | null;
  /** The requests that were answered or failed, while it was measured. */
  requestCount: number;
  /** Those of them that failed. */
  failureCount: number;
  /** Failures as a part of the requests, from 0 to 1. */
  failureRatio: number | null;
}

/** The numbers of one endpoint. */
export interface EndpointStats extends ResponseStats {
  /** The HTTP method, or what the locustfile calls the type. */
  method: string;
  /** The path, or what the locustfile calls the request. */
  name: string;
}

/** What a load test measured. */
export interface LoadStats extends ResponseStats {
  /** The same for each endpoint, in the order of Locust's CSV. */
  endpoints: EndpointStats[];
  /** Why the numbers should be read with care, the weightiest first. */
  warnings: string[];
}

/** What stands where no load test was asked for. */
export const NOT_MEASURED: Record<Exclude<keyof LoadStats, "endpoints" | "warnings">, null> &
  Pick<LoadStats, "endpoints" | "warnings"> = {
  avgResponseMs: null,
  medianResponseMs: null,
  minResponseMs: null,
  maxResponseMs: null,
  p95ResponseMs: null,
  p99ResponseMs: null,
  requestsPerSecond: null,
  requestCount: null,
  failureCount: null,
  failureRatio: null,
  endpoints: [],
  warnings: [],
};

/** The names of the numbers of a result. */
export const METRIC_NAMES = Object.keys(NOT_MEASURED).filter(
  (name) => name !== "endpoints" && name !== "warnings",
) as (keyof ResponseStats)[];
