import type { Capacity } from "./capacity";
import type { ContainerUse } from "./containers";
import type { Finding } from "./findings";
import type { StatsSource } from "./source";
import type { TimeSplit } from "./time-split";
import type { ValidityVerdict } from "./validity";

/** The numbers of one endpoint, or of all together. One that cannot be trusted is absent, and a finding says why. */
export interface ResponseStats {
  /** Milliseconds, failed requests included: see `failureRatio`. */
  avgResponseMs?: number;
  /** Milliseconds. Locust rounds it and the percentiles to two digits above 100. */
  medianResponseMs?: number;
  /** Milliseconds: 95 of 100 requests were answered within it. */
  p95ResponseMs?: number;
  /** Milliseconds: 99 of 100 requests were answered within it. */
  p99ResponseMs?: number;
  /** Milliseconds. */
  minResponseMs?: number;
  /** Milliseconds. */
  maxResponseMs?: number;
  /** The requests that were answered or failed, while it was measured. */
  requestCount?: number;
  /** What the load asked for and got, not the server's limit. */
  requestsPerSecond?: number;
  /** Those of the requests that failed. */
  failureCount?: number;
  /** Failures as a part of the requests, from 0 to 1. */
  failureRatio?: number;
}

/** The name of one of the numbers. */
export type MetricName = keyof ResponseStats;

/** What a number counts. */
export type Unit = "ms" | "count" | "per second" | "ratio";

/** One of the numbers: where it comes from, and how it is shown. */
export interface Metric {
  /** The column of Locust's output_stats.csv; absent for what follows from others. */
  column?: string;
  /** Whether Locust can be told to leave the column out. */
  mayLack?: true;
  /** What it counts. */
  unit: Unit;
  /** What a report calls it. */
  label: string;
  /** Whether a report shows it for each endpoint too. */
  perEndpoint?: true;
}

/** The numbers of a result, in the order in which a report shows them. */
export const METRICS: Readonly<Record<MetricName, Metric>> = {
  avgResponseMs: {
    column: "Average Response Time",
    unit: "ms",
    label: "average",
    perEndpoint: true,
  },
  medianResponseMs: { column: "Median Response Time", unit: "ms", label: "median" },
  p95ResponseMs: {
    column: "95%",
    mayLack: true,
    unit: "ms",
    label: "95 of 100 within",
    perEndpoint: true,
  },
  p99ResponseMs: { column: "99%", mayLack: true, unit: "ms", label: "99 of 100 within" },
  minResponseMs: { column: "Min Response Time", unit: "ms", label: "fastest" },
  maxResponseMs: { column: "Max Response Time", unit: "ms", label: "slowest" },
  requestCount: { column: "Request Count", unit: "count", label: "requests", perEndpoint: true },
  requestsPerSecond: { column: "Requests/s", unit: "per second", label: "requests a second" },
  failureCount: { column: "Failure Count", unit: "count", label: "failed", perEndpoint: true },
  failureRatio: { unit: "ratio", label: "failed of all", perEndpoint: true },
};

/** The names of all numbers. */
export const METRIC_NAMES = Object.keys(METRICS) as MetricName[];

/** The numbers of one endpoint. */
export interface EndpointStats extends ResponseStats {
  /** The HTTP method, or what the locustfile calls the type. */
  method: string;
  /** The path, or what the locustfile calls the request. */
  name: string;
}

/** The numbers of one phase of a load, such as a step. */
export interface PhaseStats extends ResponseStats {
  /** What it is called, such as `50 users`. */
  name: string;
  /** How long it was measured. */
  seconds: number;
  /** How many users were there, on average. */
  users: number;
}

/** The load that really ran. */
export interface RanFacts {
  /** How long was measured, in seconds; absent where it is not known. */
  seconds?: number;
  /** How many users were there at least, while it was. */
  minUsers?: number;
  /** How many there were on average. */
  meanUsers?: number;
  /** How many there were at most. */
  maxUsers?: number;
  /** What Locust used of one CPU, from 0 to 1; of several Locusts the busiest one. */
  generatorCpu?: number;
  /** Which of the machine's CPUs Locust was held to, such as `6-7`; absent where there are too few to spare. */
  generatorCpus?: string;
  /** What of the machine's CPUs was idle, from 0 to 1. */
  hostIdle?: number;
  /** Requests that had no answer in the end. */
  unanswered?: number;
}

/** How one number changed. */
export interface MetricChange {
  /** Which number, such as `avgResponseMs`. */
  metric: string;
  /** What it was in the last run. */
  before: number;
  /** What it is in this one. */
  after: number;
  /** The change as a part of what was before: 0.1 is a tenth more. */
  change: number;
  /** What it really is, by 95 %, from; absent where nothing tells how much it changes by chance. */
  low?: number;
  /** What it really is, by 95 %, to. */
  high?: number;
}

/** How the numbers of one endpoint changed. */
export interface EndpointChange {
  /** Its method and name, such as `GET /api/items`. */
  endpoint: string;
  /** Its average, its 95 of 100, and its failures, as far as a change can be told. */
  metrics: MetricChange[];
}

/** What changed since the last run of the same load on the same machine. */
export interface RunChange {
  /** The run that it is compared with. */
  since: string;
  /** How many earlier runs say by how much runs differ by chance. */
  runs: number;
  /** The numbers of which a change can be told. */
  metrics: MetricChange[];
  /** The same of the endpoints that both have, the most asked first; absent where an earlier version compared. */
  endpoints?: EndpointChange[];
}

/** What a load test measured. */
export interface LoadStats extends ResponseStats {
  /** The same for each endpoint, in the order of Locust's CSV. */
  endpoints: EndpointStats[];
  /** The same for each phase of a load that has several. */
  phases: PhaseStats[];
  /** What each of the stack's containers used while it was measured. */
  containers: ContainerUse[];
  /** Where the time of a request goes; absent in what an earlier version measured. */
  timeSplit?: TimeSplit;
  /** What the service carries, where that was searched for: the numbers are those of the highest rate that it carried. */
  capacity?: Capacity;
  /** Where all these numbers come from. */
  source: StatsSource;
  /** The load that really ran. */
  ran: RanFacts;
  /** What changed since the last run of the same load on the same machine; absent where there is none. */
  change?: RunChange;
  /** Whether the measurement decides something. */
  validity: ValidityVerdict;
  /** Why the numbers should be read with care, the weightiest first. */
  warnings: Finding[];
}

/** What is said where nothing was measured. */
export const NOTHING_MEASURED: LoadStats = {
  ...{ endpoints: [], phases: [], containers: [], warnings: [], ran: {}, source: "none" },
  validity: { verdict: "inconclusive", reasons: [] },
};
