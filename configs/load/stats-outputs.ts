import type { CapacityStep, LimitedBy } from "./capacity";
import type { ContainerUse } from "./containers";
import type { Finding } from "./findings";
import type { PhaseStats } from "./stats";
import type { TimeSplit } from "./time-split";
import type { ValidityVerdict } from "./validity";
import {
  type EndpointStats,
  type LoadStats,
  METRIC_NAMES,
  type MetricName,
  NOTHING_MEASURED,
  type RanFacts,
  type ResponseStats,
  type RunChange,
} from "./stats";

/** The numbers, each there: null where it is not known. */
export type OutputNumbers = {
  [Name in keyof ResponseStats]-?: NonNullable<ResponseStats[Name]> | null;
};

/** A result as the outputs of a stack. */
export interface StatsOutputs extends OutputNumbers {
  /** The same for each endpoint, in the order of Locust's CSV. */
  endpoints: (OutputNumbers & Pick<EndpointStats, "method" | "name">)[];
  /** The same for each phase of a load that has several, such as a step. */
  phases: (OutputNumbers & Pick<PhaseStats, "name" | "seconds" | "users">)[];
  /** What each of the stack's containers used while it was measured. */
  containers: ContainerUse[];
  /** Where the time of a request goes, or why that is not known. */
  timeSplit: TimeSplit;
  /** The requests a second that the service carries, where that was searched for; null where it was not, or none was carried. */
  capacityRps: number | null;
  /** What more is too much for: latency, failures, generator, machine, or nothing; null where nobody searched. */
  limitedBy: LimitedBy | null;
  /** Each rate that was tried, in the order of the search. */
  capacitySteps: CapacityStep[];
  /** Where the numbers come from: the histogram, Locust's CSV, or the rows of each second. */
  source: string;
  /** The load that really ran. */
  ran: RanFacts;
  /** What changed since the last run of the same load on the same machine; null where there is none. */
  change: RunChange | null;
  /** Whether the measurement decides something, and why not. */
  validity: ValidityVerdict;
  /** Why the numbers should be read with care, the weightiest first. */
  warnings: Finding[];
}

/** A result as the outputs of a stack, which are there whether they are known or not, and without a load test too. */
export function statsOutputs(stats: LoadStats = NOTHING_MEASURED): StatsOutputs {
  return {
    ...numbers(stats),
    endpoints: stats.endpoints.map((endpoint) => ({
      method: endpoint.method,
      name: endpoint.name,
      ...numbers(endpoint),
    })),
    phases: stats.phases.map((phase) => ({
      ...{ name: phase.name, seconds: phase.seconds, users: phase.users },
      ...numbers(phase),
    })),
    ...{
      containers: stats.containers,
      timeSplit: stats.timeSplit ?? NOT_SPLIT,
      capacityRps: stats.capacity?.capacityRps ?? null,
      limitedBy: stats.capacity?.limitedBy ?? null,
      capacitySteps: stats.capacity?.steps ?? [],
      source: stats.source,
      ran: stats.ran,
      change: stats.change ?? null,
      validity: stats.validity,
    },
    warnings: stats.warnings,
  };
}

/** Without a load test, and for one of an earlier version, which is not run again for it. */
const NOT_SPLIT: TimeSplit = { reason: "No load test ran that looks for it." };

function numbers(stats: Partial<Record<MetricName, number>>): OutputNumbers {
  return Object.fromEntries(
    METRIC_NAMES.map((name) => [name, stats[name] ?? null]),
  ) as OutputNumbers;
}
