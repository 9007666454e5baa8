import { isCarried } from "./capacity";
import type { Finding } from "./findings";
import { METRIC_NAMES, METRICS, type MetricChange, type MetricName, type RunChange } from "./stats";
import type { OutputNumbers, StatsOutputs } from "./stats-outputs";
import type { JudgedThreshold } from "./thresholds";
import type { Validity } from "./validity";
import type { Value } from "./value-text";

/** What a report is made of: the outputs of a stack that say what was run, and what came of it. */
export interface RunOutputs extends StatsOutputs {
  /** What was run, in words. */
  load: string;
  /** Where the CSV lies; null where no load test ran. */
  statsCsv: string | null;
  thresholds: JudgedThreshold[];
}

/** What there is to say of a run, in the order in which it is read. How it looks is for who shows it. */
export interface Report {
  stack: string;
  /** What was run, in words. */
  load: string;
  /** What calls for care, the weightiest first: before any number. */
  findings: Finding[];
  /** Whether the measurement decides something. */
  validity: Validity;
  /** What became of each threshold. */
  thresholds: Pick<JudgedThreshold, "isMet" | "sentence">[];
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
  const { statsCsv } = outputs;
  return statsCsv === null ? undefined : measuredReport(stack, { ...outputs, statsCsv });
}

/** The outputs of a stack whose load test ran. */
export type MeasuredOutputs = RunOutputs & { statsCsv: string };

export function measuredReport(stack: string, outputs: MeasuredOutputs): Report {
  const { load, statsCsv, warnings, endpoints, phases, containers, change } = outputs;
  return {
    ...{ stack, load, findings: warnings },
    ...{ validity: outputs.validity.verdict, thresholds: outputs.thresholds },
    sections: [
      allRequests(outputs),
      ...(outputs.capacitySteps.length > 0 ? [byRate(outputs.capacitySteps)] : []),
      ...(phases.length > 0 ? [byPhase(phases)] : []),
      ...(endpoints.length > 0 ? [byEndpoint(endpoints)] : []),
      ...(containers.length > 0 ? [byContainer(containers)] : []),
      ...(outputs.timeSplit.reason === undefined ? [byTime(outputs.timeSplit)] : []),
      ...(change ? sinceLast(change) : []),
    ],
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

function byPhase(phases: StatsOutputs["phases"]): Section {
  const rows = phases.map((phase) => ({
    label: phase.name,
    values: [
      { number: phase.seconds, unit: "s" } as const,
      { number: phase.users, unit: "per second" } as const,
      valueOf(phase, "requestsPerSecond"),
      ...PER_ENDPOINT.map((name) => valueOf(phase, name)),
    ],
  }));
  const columns = ["seconds", "users", METRICS.requestsPerSecond.label];
  const labels = PER_ENDPOINT.map((name) => METRICS[name].label);
  return { title: "phase", columns: [...columns, ...labels], rows };
}

/** The curve of a search, from the lowest rate to the highest. */
function byRate(steps: StatsOutputs["capacitySteps"]): Section {
  const byArrivals = [...steps].sort(
    (one, other) => one.arrivalsPerSecond - other.arrivalsPerSecond,
  );
  const rows = byArrivals.map((step) => ({
    label: `${step.arrivalsPerSecond} a second: ${isCarried(step) ? "carried" : `too much (${step.limitedBy})`}`,
    values: [
      { number: step.requestsPerSecond, unit: "per second" } as const,
      { number: step.p99ResponseMs ?? null, unit: "ms" } as const,
      { number: step.failureRatio ?? null, unit: "ratio" } as const,
      { number: step.generatorCpu ?? null, unit: "ratio" } as const,
    ],
  }));
  const { p99ResponseMs, failureRatio } = METRICS;
  const columns = ["answered a second", p99ResponseMs.label, failureRatio.label, "Locust's CPU"];
  return { title: "rate", columns, rows };
}

function byContainer(containers: StatsOutputs["containers"]): Section {
  const rows = containers.map(({ name, cpus, cpuMsPerRequest, memoryMb }) => ({
    label: name,
    values: [
      { number: cpus ?? null, unit: "per second" } as const,
      { number: cpuMsPerRequest ?? null, unit: "ms" } as const,
      { number: memoryMb ?? null, unit: "MiB" } as const,
    ],
  }));
  return { title: "container", columns: ["CPUs", "CPU time a request", "memory"], rows };
}

function byTime(split: StatsOutputs["timeSplit"]): Section {
  const known = TIME_PARTS.filter(([name]) => split[name] !== undefined);
  const rows = known.map(([name, label]) => ({
    label,
    values: [{ number: split[name] ?? null, unit: "ms" } as const],
  }));
  return { title: "where the time goes", columns: ["on average"], rows };
}

const TIME_PARTS = [
  ["clientAndQueueMs", "client and queue"],
  ["nginxMs", "nginx"],
  ["connectMs", "connect"],
  ["upstreamMs", "server and app"],
  ["serverMs", "of it the server and its queue"],
  ["appMs", "of it the app"],
] as const;

/** This run beside the last one. */
function sinceLast({ since, metrics, endpoints = [] }: RunChange): Section[] {
  const columns = ["then", "now", "change", "95 %: from", "to"];
  const all = metrics.map((one) => changeRow(METRICS[one.metric as MetricName].label, one));
  const averages = endpoints.flatMap(({ endpoint, metrics }) =>
    metrics
      .filter(({ metric }) => metric === "avgResponseMs")
      .map((one) => changeRow(endpoint, one)),
  );
  return [
    { title: `since ${since}`, columns, rows: all },
    ...(averages.length > 1
      ? [{ title: "average since then", columns, rows: averages.slice(0, SHOWN_CHANGES) }]
      : []),
  ];
}

/** The most asked: `change` has the others. */
const SHOWN_CHANGES = 25;

function changeRow(label: string, { metric, before, after, change, low, high }: MetricChange) {
  const { unit } = METRICS[metric as MetricName];
  const numbers = [before, after].map((number): Value => ({ number, unit }));
  const parts = [change, low, high].map((number): Value => ({
    number: number ?? null,
    unit: "change",
  }));
  return { label, values: [...numbers, ...parts] };
}

const PER_ENDPOINT = METRIC_NAMES.filter((name) => METRICS[name].perEndpoint);

function byEndpoint(endpoints: StatsOutputs["endpoints"]): Section {
  const rows = endpoints.map((endpoint) => ({
    label: `${endpoint.method} ${endpoint.name}`.trim(),
    values: PER_ENDPOINT.map((name) => valueOf(endpoint, name)),
  }));
  return { title: "endpoint", columns: PER_ENDPOINT.map((name) => METRICS[name].label), rows };
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
