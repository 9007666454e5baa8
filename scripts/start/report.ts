import * as os from "node:os";
import { columnWidths } from "../table";

/** A number that is not known is null. */
type Metric = number | null;

/** How many requests failed. */
interface Failures {
  failureCount: Metric;
  failureRatio: Metric;
}

/** What one endpoint did. */
interface EndpointOutputs extends Failures {
  method: string;
  name: string;
  requestCount: Metric;
  avgResponseMs: Metric;
  p95ResponseMs: Metric;
}

/** A stack's outputs, as `pulumi stack output --json` gives them. */
export interface StackOutputs extends Failures {
  load: string;
  warnings?: string[];
  avgResponseMs: Metric;
  medianResponseMs: Metric;
  minResponseMs: Metric;
  maxResponseMs: Metric;
  p95ResponseMs: Metric;
  p99ResponseMs: Metric;
  requestsPerSecond: Metric;
  requestCount: Metric;
  endpoints: EndpointOutputs[];
  statsCsv: string;
  url: string | null;
}

/** What a stack's outputs say, for a terminal: what calls for care first, then numbers with their units. */
export function report(stack: string, outputs: StackOutputs): string {
  return [
    `\n${stack}: ${outputs.requestCount === null ? unmeasured(outputs.load) : outputs.load}`,
    ...(outputs.warnings ?? []).map((warning) => `  ! ${warning}`),
    ...(outputs.requestCount === null ? [] : measured(outputs)),
    ...(outputs.url ? openLines(outputs.url) : []),
  ].join("\n");
}

function unmeasured(load: string): string {
  return load === "off"
    ? "no load test, as load is off. For one: npm run config -- rm load"
    : 'no load test. For one: npm run config -- set paths "/ /api/items", or set locustfile FILE';
}

/** Over SSH the page is on the other machine: a tunnel leads to it. */
export function openLines(url: string, connection = process.env.SSH_CONNECTION): string[] {
  const open = `Open it:             ${url}`;
  const [, , host] = connection?.split(" ") ?? [];
  if (!host) return [open];
  const { port } = new URL(url);
  return [
    open,
    `  from where you sit, after:  ssh -L ${port}:127.0.0.1:${port} ${os.userInfo().username}@${host}`,
  ];
}

/** The lines to paste, all of them for a new shell. */
export function nextSteps(
  stack: string,
  directory: string,
  { requestCount }: StackOutputs,
): string {
  const measured = [
    `  pulumi stack output avgResponseMs -s ${stack}`,
    `  pulumi config set runId "$(date +%s)" -s ${stack} && pulumi up --yes -s ${stack}     # measures again`,
  ];
  return [
    "In a new shell:",
    `  cd ${directory}`,
    '  eval "$(npm run -s env)"',
    ...(requestCount === null ? [`  pulumi stack output -s ${stack}`] : measured),
    `  npm start -- --destroy ${stack}     # removes it; results/ stays`,
  ].join("\n");
}

function measured(outputs: StackOutputs): string[] {
  const totals: string[][] = [
    ["average", ms(outputs.avgResponseMs)],
    ["median", ms(outputs.medianResponseMs)],
    ["95 of 100 within", ms(outputs.p95ResponseMs)],
    ["99 of 100 within", ms(outputs.p99ResponseMs)],
    ["fastest", ms(outputs.minResponseMs)],
    ["slowest", ms(outputs.maxResponseMs)],
    ["requests", `${outputs.requestCount}`],
    ["requests a second", number(outputs.requestsPerSecond)],
    ["failed", failures(outputs)],
  ];
  const endpoints = outputs.endpoints.map((endpoint) => [
    `${endpoint.method} ${endpoint.name}`.trim(),
    `${endpoint.requestCount}`,
    failures(endpoint),
    ms(endpoint.avgResponseMs),
    ms(endpoint.p95ResponseMs),
  ]);
  const header = ["endpoint", "requests", "failed", "average", "95 of 100 within"];
  return [
    "",
    ...aligned(totals),
    "",
    ...aligned([header, ...endpoints]),
    "",
    `Measured:            ${measuredAt(outputs.statsCsv)}`,
    `All numbers:         ${outputs.statsCsv}`,
  ];
}

/** A run's directory is named after its time, in UTC. */
function measuredAt(statsCsv: string): string {
  const [, date, time] = /(\d{8})T(\d{6})/.exec(statsCsv) ?? [];
  if (!date || !time) return "not known";
  return `${date.replace(/(....)(..)(..)/, "$1-$2-$3")} ${time.replace(/(..)(..)(..)/, "$1:$2:$3")} UTC`;
}

function ms(value: Metric): string {
  return value === null ? "not known" : `${number(value)} ms`;
}

function number(value: Metric): string {
  return value === null ? "not known" : value.toFixed(value < 100 ? 2 : 0);
}

function failures({ failureCount, failureRatio }: Failures): string {
  return failureCount === 0
    ? "0"
    : `${failureCount} (${((failureRatio ?? 0) * 100).toPrecision(2)} %)`;
}

/** Columns side by side: the first to the left, numbers to the right. */
function aligned(rows: string[][]): string[] {
  const widths = columnWidths(rows);
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0),
      )
      .join("   ")
      .replace(/^/, "  "),
  );
}
