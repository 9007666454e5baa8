import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { type Report, type RunOutputs, runReport, type Section } from "../../configs/load/report";
import { valueText } from "../../configs/load/value-text";
import type { MountWritten } from "../../configs/container/written";
import { ROOT } from "../setup/paths";
import { columnWidths } from "../table";

/** A stack's outputs, as `pulumi stack output --json` gives them. */
export interface StackOutputs extends RunOutputs {
  url: string | null;
  /** One HTML file, from the project's directory on. */
  report?: string | null;
  mounts?: MountWritten[];
}

/** What a stack's outputs say, for a terminal: what calls for care first, then numbers with their units. */
export function report(stack: string, outputs: StackOutputs): string {
  const measured = runReport(stack, outputs);
  return [
    `\n${stack}: ${measured ? measured.load : unmeasured(outputs.load)}`,
    ...(outputs.mounts ?? []).flatMap(notEditable),
    ...(measured ? reportLines(measured) : []),
    ...(outputs.report ? [`Report:              ${reportAddress(outputs.report)}`] : []),
    ...(outputs.url ? openLines(outputs.url) : []),
  ].join("\n");
}

/** Where a browser finds a report. */
export function reportAddress(report: string): string {
  return pathToFileURL(path.resolve(ROOT, report)).href;
}

function notEditable({ hostPath, reason }: MountWritten): string[] {
  return reason === undefined ? [] : [`  ! data ${hostPath}: ${reason}`];
}

function reportLines({ findings, validity, thresholds, sections, sources }: Report): string[] {
  return [
    ...findings.map(({ sentence }) => `  ! ${sentence}`),
    ...(validity === "inconclusive"
      ? ["  ! The measurement decides nothing: it is inconclusive."]
      : []),
    ...thresholds.map(({ isMet, sentence }) => `  ${isMet ? "met:   " : "missed:"} ${sentence}`),
    ...sections.flatMap((section) => ["", ...aligned(tableOf(section))]),
    "",
    ...sources.map(({ label, text }) => `${`${label}:`.padEnd(20)} ${text}`),
  ];
}

/** A single column says by its labels what it holds: it needs no head. */
function tableOf({ title, columns, rows }: Section): string[][] {
  const head = columns.length > 1 ? [[title, ...columns]] : [];
  return [...head, ...rows.map(({ label, values }) => [label, ...values.map(valueText)])];
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
export function nextSteps(stack: string, directory: string, { statsCsv }: StackOutputs): string {
  const measured = [
    `  pulumi stack output avgResponseMs -s ${stack}`,
    `  pulumi config set runId "$(date +%s)" -s ${stack} && pulumi up --yes -s ${stack}     # measures again`,
  ];
  return [
    "In a new shell:",
    `  cd ${directory}`,
    '  eval "$(npm run -s env)"',
    ...(statsCsv === null ? [`  pulumi stack output -s ${stack}`] : measured),
    `  npm start -- --destroy ${stack}     # removes it; results/ stays`,
  ].join("\n");
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
