import { parsedJson } from "../parsed-json";
import { fingerprint } from "../fingerprint";
import { isRecord } from "../problems";
import { courseOver } from "./course";
import { machineOf, type RunEnvironment } from "./environment";
import { inWords } from "./in-words";
import type { LoadRun } from "./run";
import type { Sample } from "./samples";
import { type LoadStats, METRIC_NAMES, type MetricName } from "./stats";
import { deviationOf, meanOf } from "./student";

/** The runs of a stack, a line each, beside their directories. */
export const HISTORY_FILE = "history.jsonl";

/** A run, as far as later ones are compared with it. */
export interface HistoryRow {
  /** Its directory's name. */
  run: string;
  /** What was run, in words: another load is no run to compare with. */
  load: string;
  /** The fingerprint of what was asked for: another locustfile is another load. */
  test?: string;
  /** The fingerprint of its machine; absent where that is not known. */
  machine?: string;
  numbers: Partial<Record<MetricName, number>>;
  /** The same of its endpoints, by method and name; absent where an earlier version wrote it. */
  endpoints?: Record<string, Partial<Record<MetricName, number>>>;
  /** The standard error of the average, as a part of it, by its own seconds; absent where they are not alike. */
  error?: number;
}

/** A run, to be remembered. */
export function historyRow(
  run: string,
  asked: LoadRun & { test?: string },
  stats: LoadStats,
  { environment, samples }: { environment: RunEnvironment; samples: readonly Sample[] },
): HistoryRow {
  // The numbers of a search are those of a rate that is another each time.
  const names = asked.kind === "capacity" ? (["requestsPerSecond"] as const) : METRIC_NAMES;
  const known = names.filter((name) => stats[name] !== undefined);
  const [machine, error] = [machineOf(environment), errorOf(asked, samples)];
  return {
    ...{ run, load: inWords(asked), test: testOf(asked) },
    ...(machine !== undefined && { machine }),
    numbers: Object.fromEntries(known.map((name) => [name, stats[name]])),
    ...(asked.kind !== "capacity" && { endpoints: endpointsOf(stats) }),
    ...(error !== undefined && { error }),
  };
}

/** So many of the most asked are remembered, each by what a report compares. */
const MOST_ENDPOINTS = 100;
const OF_ENDPOINTS = ["avgResponseMs", "p95ResponseMs", "failureRatio"] as const;

function endpointsOf({ endpoints }: LoadStats): HistoryRow["endpoints"] {
  const byCount = [...endpoints].sort(
    (one, other) => (other.requestCount ?? 0) - (one.requestCount ?? 0),
  );
  const kept = byCount.slice(0, MOST_ENDPOINTS).map((one) => {
    const known = OF_ENDPOINTS.filter((name) => one[name] !== undefined);
    return [
      `${one.method} ${one.name}`.trim(),
      Object.fromEntries(known.map((name) => [name, one[name]])),
    ];
  });
  return Object.fromEntries(kept) as HistoryRow["endpoints"];
}

/** Without a secret: another token asks for the same. */
function testOf({
  test,
  requests,
  tags,
  excludeTags,
  userClasses,
  env,
}: LoadRun & { test?: string }) {
  return fingerprint({ test: test ?? null, requests, tags, excludeTags, userClasses, env });
}

/** The rows that can be read: a line that is broken, such as one that was cut, costs itself alone. */
export function readHistory(text: string): HistoryRow[] {
  return text.split("\n").flatMap((line) => {
    const read = parsedJson(line);
    return isRow(read) ? [read] : [];
  });
}

/** The line of a row, to be added to what is there: behind one that was cut, on a line of its own. */
export function historyLine(row: HistoryRow, before: string): string {
  const isWhole = before === "" || before.endsWith("\n");
  return `${isWhole ? "" : "\n"}${JSON.stringify(row)}\n`;
}

/** Loads whose seconds are alike: the mean of each is a measurement of the same. */
const ALIKE: readonly string[] = ["steady", "soak", "open"];
const BATCHES = 10;

/** Seconds next to each other are alike by more than chance: means of some together are less so. */
function errorOf({ kind }: LoadRun, samples: readonly Sample[]): number | undefined {
  const measured = courseOver(samples).filter(({ phase }) => phase !== "");
  const times = measured.flatMap(({ avgResponseMs }) => avgResponseMs ?? []);
  const size = Math.ceil(times.length / BATCHES);
  const count = Math.floor(times.length / size);
  if (!ALIKE.includes(kind) || !(count >= 5)) return undefined;
  const means = Array.from({ length: count }, (_, index) =>
    meanOf(times.slice(index * size, (index + 1) * size)),
  );
  return deviationOf(means) / Math.sqrt(count) / meanOf(means);
}

function isRow(value: unknown): value is HistoryRow {
  if (!isRecord(value)) return false;
  const { run, load, numbers, endpoints = {} } = value;
  return (
    [run, load].every((text) => typeof text === "string") &&
    isNumbers(numbers) &&
    isRecord(endpoints) &&
    Object.values(endpoints).every(isNumbers)
  );
}

function isNumbers(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(Number.isFinite);
}
