import type { Finding } from "./findings";
import {
  type EndpointStats,
  type LoadStats,
  METRIC_NAMES,
  type MetricName,
  type ResponseStats,
} from "./stats";

/** The numbers, each there: null where it is not known. */
export type OutputNumbers = {
  [Name in keyof ResponseStats]-?: NonNullable<ResponseStats[Name]> | null;
};

/** A result as the outputs of a stack. */
export interface StatsOutputs extends OutputNumbers {
  /** The same for each endpoint, in the order of Locust's CSV. */
  endpoints: (OutputNumbers & Pick<EndpointStats, "method" | "name">)[];
  /** Why the numbers should be read with care, the weightiest first. */
  warnings: Finding[];
}

/** A result as the outputs of a stack, which are there whether they are known or not, and without a load test too. */
export function statsOutputs(stats: LoadStats = { endpoints: [], warnings: [] }): StatsOutputs {
  return {
    ...numbers(stats),
    endpoints: stats.endpoints.map((endpoint) => ({
      method: endpoint.method,
      name: endpoint.name,
      ...numbers(endpoint),
    })),
    warnings: stats.warnings,
  };
}

function numbers(stats: Partial<Record<MetricName, number>>): OutputNumbers {
  return Object.fromEntries(
    METRIC_NAMES.map((name) => [name, stats[name] ?? null]),
  ) as OutputNumbers;
}
