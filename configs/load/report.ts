import type { Finding } from "./findings";
import { METRIC_NAMES, METRICS, type MetricName } from "./stats";
import type { OutputNumbers, StatsOutputs } from "./stats-outputs";
import type { Value } from "./value-text";

/** What a report is made of: the outputs of a stack that say what was run, and what came of it. */
export interface RunOutputs extends StatsOutputs {
  /** What was run, in words. */
  load: string;
  /** Where the CSV lies; null where no load test ran. */
  statsCsv: string | null;
}

/** What there is to say of a run, in the order in which it is read. How it looks is for who shows it. */
export interface Report {
  stack: string;
  /** What was run, in words. */
  load: string;
  /** What calls for care, the weightiest first: before any number. */
  findings: Finding[];
  sections: Section[];
  /** Where the numbers come from. */
  sources: { label: string; text: string }[];
}

/** A table. */
export interface Section {
  title: string;
  /** What heads its columns, after the one of the labels. */
  columns: string[];
  rows: { label: string; values: Value[] }[];
}

/** The report of a stack's run; undefined where no load test ran. */
export function runReport(stack: string, outputs: RunOutputs): Report | undefined {
  const { load, statsCsv, warnings, endpoints } = outputs;
  if (statsCsv === null) return undefined;
  return {
    ...{ stack, load, findings: warnings },
    sections: [allRequests(outputs), ...(endpoints.length > 0 ? [byEndpoint(endpoints)] : [])],
    sources: [
      { label: "Measured", text: measuredAt(statsCsv) },
      { label: "All numbers", text: statsCsv },
    ],
  };
}

function allRequests(numbers: OutputNumbers): Section {
  const rows = METRIC_NAMES.map((name) => ({
    label: METRICS[name].label,
    values: [valueOf(numbers, name)],
  }));
  return { title: "all requests", columns: ["of all"], rows };
}

function byEndpoint(endpoints: StatsOutputs["endpoints"]): Section {
  const shown = METRIC_NAMES.filter((name) => METRICS[name].perEndpoint);
  const rows = endpoints.map((endpoint) => ({
    label: `${endpoint.method} ${endpoint.name}`.trim(),
    values: shown.map((name) => valueOf(endpoint, name)),
  }));
  return { title: "endpoint", columns: shown.map((name) => METRICS[name].label), rows };
}

function valueOf(numbers: OutputNumbers, name: MetricName): Value {
  return { number: numbers[name], unit: METRICS[name].unit };
}

/** A run's directory is named after its time, in UTC. */
function measuredAt(statsCsv: string): string {
  const [, date, time] = /(\d{8})T(\d{6})/.exec(statsCsv) ?? [];
  if (!date || !time) return "not known";
  return `${date.replace(/(....)(..)(..)/, "$1-$2-$3")} ${time.replace(/(..)(..)(..)/, "$1:$2:$3")} UTC`;
}
