import type { Limits } from "../load/objective";
import { cpuUsOf } from "./ledger";
import { failureRatioOf, type Measurement } from "./measured";

/** What of a measurement is compared, in the order in which it decides. */
export interface Measure {
  /** What it is, for a table. */
  label: string;
  unit: string;
  /** Whether more of it is better. */
  isGain: boolean;
  /** What it is in a measurement; undefined where it has none. */
  of(measured: Measurement, limits: Limits): number | undefined;
  /** What is said of a candidate that has more, and less, of it. */
  more: string;
  less: string;
}

/** What is compared, by its name. */
export type MeasureName = "carriedPerSecond" | "cpuUsPerRequest" | "pacedAvgMs";

export const MEASURES = {
  carriedPerSecond: {
    label: "carries",
    unit: "requests/s",
    isGain: true,
    of: ({ full }, limits) => (isWithin(full, limits) ? full.requests / full.seconds : undefined),
    more: "carries more",
    less: "carries less",
  },
  cpuUsPerRequest: {
    label: "CPU a request",
    unit: "µs",
    isGain: false,
    of: cpuUsOf,
    more: "uses more CPU for a request",
    less: "uses less CPU for a request",
  },
  pacedAvgMs: {
    label: "average at the declared rate",
    unit: "ms",
    isGain: false,
    of: ({ paced }, limits) =>
      failureRatioOf(paced) <= limits.failureRatio ? (paced.avgMs ?? undefined) : undefined,
    more: "answers later at the declared rate",
    less: "answers sooner at the declared rate",
  },
} satisfies Record<MeasureName, Measure>;

export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[];

/** Beyond the limits what is answered is not carried. */
function isWithin(full: Measurement["full"], { p99Ms, failureRatio }: Limits): boolean {
  const p99 = full.withinMs["99"];
  return p99 !== undefined && p99 <= p99Ms && failureRatioOf(full) <= failureRatio;
}
