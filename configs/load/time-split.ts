import { loggedTimes } from "../logged-times";
import type { Sample } from "./samples";

/** Where a request's time goes, on average over what was measured, in milliseconds: the parts add up to the average, as far as nginx's whole milliseconds go. */
export interface TimeSplit {
  /** In Locust and on the way to nginx: what waits to be sent, to be accepted, and to be read. */
  clientAndQueueMs?: number;
  /** In nginx, which also waits there for a client that sends or takes slowly. */
  nginxMs?: number;
  /** Until nginx has a connection to the server; one that is used again takes none. */
  connectMs?: number;
  /** In the server and the app, with what waits there for a worker. */
  upstreamMs?: number;
  /** Of that in the server: the wait for a worker, its own work, and a body that is made while it is sent. */
  serverMs?: number;
  /** Of that in the app, until its answer began. */
  appMs?: number;
  /** Why the two are not known. */
  upstreamReason?: string;
  /** How many lines of nginx's log it was taken from. */
  requests?: number;
  /** Why there is none. */
  reason?: string;
}

/** Where there is no log with times. */
export const NO_TIMES =
  "What stands in front writes no times of requests: they need nginx there, with accessLog on and accessLogFormat json.";

/** Where the server does not say what was the app's. */
export const NO_APP_TIMES =
  "The server does not say how long the app took: GunicornService, GranianService and FlaskDevServer without its reloader do.";

/** What a log says of all requests, added up line by line: a log may be long. */
export interface TimeSums {
  /** Lines that tell times, whenever that was. */
  lines: number;
  /** Those of what was measured, and their seconds. */
  requests: number;
  request: number;
  connect: number;
  response: number;
  /** How many tell the app's part, and that. */
  told: number;
  app: number;
  /** Why the engine does not give the log. */
  unread?: string;
}

export const NO_LINES: TimeSums = {
  ...{ lines: 0, requests: 0, request: 0, connect: 0, response: 0, told: 0, app: 0 },
};

/** The sums with one more line, whatever that is. */
export function addLine(sums: TimeSums, line: string, spans: readonly Span[]): TimeSums {
  const times = loggedTimes(line);
  if (!times) return sums;
  const { time, request, connect, response, app } = times;
  const lines = sums.lines + 1;
  if (!wholeSeconds(spans).some(([from, to]) => time >= from && time < to))
    return { ...sums, lines };
  return {
    ...{ lines, requests: sums.requests + 1, request: sums.request + request },
    ...{ connect: sums.connect + connect, response: sums.response + response },
    ...{ told: sums.told + Number(app !== undefined), app: sums.app + (app ?? 0) },
  };
}

/** When it was measured: a part for each phase. */
export type Span = readonly [from: number, to: number];

/** From the first look at each phase to the last one. */
export function measuredSpans(samples: readonly Sample[]): Span[] {
  const names = new Set(samples.map(({ phase }) => phase).filter(Boolean));
  return [...names].map((name) => {
    const times = samples.filter(({ phase }) => phase === name).map(({ time }) => time);
    return [Math.min(...times), Math.max(...times)];
  });
}

/** The longest of them, in which the load is one and the same. */
export function longestSpan(spans: readonly Span[]): Span | undefined {
  return [...spans].sort(([a, b], [c, d]) => d - c - (b - a))[0];
}

/** A line tells its time by the second. */
function wholeSeconds(spans: readonly Span[]): Span[] {
  return spans.map(([from, to]) => [Math.ceil(from), Math.floor(to)]);
}

/** How much of what was asked has to be in the log: the engine keeps no more than its last part. */
const ENOUGH = 0.8;

/** So many requests may have come in so many seconds by chance, where the average says more. */
const byChance = (expected: number) => 3 * Math.sqrt(expected);

/** The average, split by what nginx logged in the whole seconds of what was measured. */
export function timeSplit(
  sums: TimeSums,
  spans: readonly Span[],
  { avgResponseMs, requestsPerSecond = 0 }: { avgResponseMs?: number; requestsPerSecond?: number },
): TimeSplit {
  if (sums.unread !== undefined) return { reason: `The log cannot be read: ${sums.unread}` };
  if (sums.lines === 0) return { reason: NO_TIMES };
  if (avgResponseMs === undefined) return { reason: "The average is not known." };
  const seconds = wholeSeconds(spans).reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0);
  const expected = requestsPerSecond * seconds;
  const { requests } = sums;
  if (requests === 0 || requests < ENOUGH * expected - byChance(expected)) {
    const found = `${requests} of about ${Math.round(expected)} requests`;
    const sentence = `nginx's log has ${found} of the ${seconds} whole seconds that were measured`;
    return {
      reason: `${sentence}: the engine keeps its last part only, or requests failed before nginx.`,
    };
  }
  return { ...partsOf(sums, avgResponseMs), requests };
}

function partsOf(sums: TimeSums, avgResponseMs: number) {
  const mean = (name: "request" | "connect" | "response") => (1000 * sums[name]) / sums.requests;
  const [request, connect, response] = [mean("request"), mean("connect"), mean("response")];
  // Its clock goes by whole milliseconds, so that a part may come out as less than nothing.
  const upstreamMs = Math.max(0, response - connect);
  const nginxMs = Math.max(0, request - response);
  const clientAndQueueMs = Math.max(0, avgResponseMs - request);
  const parts = { clientAndQueueMs, nginxMs, connectMs: connect, upstreamMs };
  return { ...parts, ...upstreamOf(sums, upstreamMs) };
}

/** What a server answers by itself, such as a request that is none, has no time of the app. */
const NEARLY_ALL = 0.99;

function upstreamOf({ told, requests, app }: TimeSums, upstreamMs: number) {
  if (told < NEARLY_ALL * requests) return { upstreamReason: NO_APP_TIMES };
  const appMs = Math.min(upstreamMs, (1000 * app) / requests);
  return { serverMs: upstreamMs - appMs, appMs };
}
