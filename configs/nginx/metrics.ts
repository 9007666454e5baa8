import type { LoggedTimes } from "../logged-times";
import { counter, gauge, type Histogram, histogram, labelled } from "../prometheus-text";

/** What `/status` tells of nginx itself, since it was started. */
export interface NginxStatus {
  active: number;
  accepted: number;
  handled: number;
  requests: number;
  reading: number;
  writing: number;
  waiting: number;
}

/** What nginx's stub_status answers; undefined for anything else. */
export function parseStatus(text: string): NginxStatus | undefined {
  const numbers = STATUS.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) return undefined;
  const [active, accepted, handled, requests, reading, writing, waiting] = numbers as NumbersOf7;
  return { active, accepted, handled, requests, reading, writing, waiting };
}

type NumbersOf7 = [number, number, number, number, number, number, number];

const STATUS =
  /Active connections: (\d+)\s+server accepts handled requests\s+(\d+) (\d+) (\d+)\s+Reading: (\d+) Writing: (\d+) Waiting: (\d+)/;

/** The bounds that Prometheus' own clients have, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How long something took, added up: a log may be long. */
interface Times {
  /** How many were at most each bound, and not the one before. */
  counts: number[];
  sum: number;
}

/** What a log says of all requests. */
export interface LoggedSums {
  byStatus: Map<number, number>;
  request: Times;
  /** Of those that a service was asked for. */
  response: Times;
}

/** Those of no request. */
export function noSums(): LoggedSums {
  const none = () => ({ counts: Array<number>(BOUNDS.length + 1).fill(0), sum: 0 });
  return { byStatus: new Map(), request: none(), response: none() };
}

/** Adds a line of the log. */
export function addTimes(sums: LoggedSums, { status, request, response }: LoggedTimes): void {
  sums.byStatus.set(status, (sums.byStatus.get(status) ?? 0) + 1);
  addTime(sums.request, request);
  if (response > 0) addTime(sums.response, response);
}

function addTime(times: Times, seconds: number): void {
  const place = BOUNDS.findIndex((bound) => seconds <= bound);
  const index = place < 0 ? BOUNDS.length : place;
  times.counts[index] = (times.counts[index] ?? 0) + 1;
  times.sum += seconds;
}

/** One nginx, as it is told apart from others. */
export interface NginxMetrics {
  labels: Record<string, string>;
  status: NginxStatus;
  sums: LoggedSums;
}

const PREFIX = "flask_serving_nginx_";
const LOGGED = "in the log that the engine keeps";

/** What they did and do, in Prometheus' text format; what a log does not tell is absent. */
export function nginxMetrics(all: readonly NginxMetrics[]): string {
  const of = (numbers: (one: NginxMetrics) => [Record<string, string>, number][]) =>
    all.flatMap((one) =>
      numbers(one).map(([more, number]) => labelled({ ...one.labels, ...more }, number)),
    );
  const total = (name: "accepted" | "handled" | "requests") =>
    of(({ status }) => [[{}, status[name]]]);
  const times = (name: "request" | "response") =>
    all.flatMap(({ labels, sums }) => histogramOf(labels, sums[name]) ?? []);
  return [
    gauge(
      `${PREFIX}connections`,
      "clients' connections that are open, by what nginx does with them",
      of(({ status: { reading, writing, waiting } }) =>
        Object.entries({ reading, writing, waiting }).map(([state, count]) => [{ state }, count]),
      ),
    ),
    counter(`${PREFIX}connections_accepted_total`, "connections taken", total("accepted")),
    counter(
      `${PREFIX}connections_handled_total`,
      "those that there was room for",
      total("handled"),
    ),
    counter(`${PREFIX}requests_total`, "requests, health checks among them", total("requests")),
    gauge(
      `${PREFIX}responses`,
      `answers by their status, ${LOGGED}`,
      of(({ sums }) =>
        [...sums.byStatus]
          .sort(([a], [b]) => a - b)
          .map(([status, count]) => [{ status: `${status}` }, count]),
      ),
    ),
    histogram(
      `${PREFIX}request_seconds`,
      `from a request's first byte to its answer's last, ${LOGGED}`,
      times("request"),
    ),
    histogram(
      `${PREFIX}response_seconds`,
      `what of it a service took, where one was asked, ${LOGGED}`,
      times("response"),
    ),
  ].join("");
}

function histogramOf(
  labels: Record<string, string>,
  { counts, sum }: Times,
): Histogram | undefined {
  const upTo = (index: number) => counts.slice(0, index + 1).reduce((all, one) => all + one, 0);
  const count = upTo(BOUNDS.length);
  if (count === 0) return undefined;
  const buckets = BOUNDS.map((bound, index): [number, number] => [bound, upTo(index)]);
  // nginx tells times by the millisecond.
  return { labels, buckets, sum: Math.round(sum * 1000) / 1000, count };
}
