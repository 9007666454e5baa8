import { isRecord } from "../problems";
import type { Sample } from "./samples";

/** Where a request's time goes, on average over what was measured, in milliseconds: the parts add up to the average. */
export interface TimeSplit {
  /** In Locust and on the way to nginx: what waits to be sent, to be accepted, and to be read. */
  clientMs?: number;
  /** In nginx, which also waits there for a client that sends or takes slowly. */
  nginxMs?: number;
  /** Until nginx has a connection to the server; one that is used again takes none. */
  connectMs?: number;
  /** In the server and the app, with what waits there for a worker. */
  upstreamMs?: number;
  /** How many lines of nginx's log it was taken from. */
  requests?: number;
  /** Why there is none. */
  reason?: string;
}

/** What nginx's log says of one request: seconds. */
export interface LoggedTimes {
  /** When it ended, by the second. */
  time: number;
  request: number;
  connect: number;
  /** With the connect in it. */
  response: number;
}

/** Where there is no log with times. */
export const NO_TIMES =
  "What stands in front writes no times of requests: they need nginx there, with accessLog on and accessLogFormat json.";

/** A line of nginx's access log in JSON; undefined for any other, and for what asks from its own container. */
export function loggedTimes(line: string): LoggedTimes | undefined {
  const read = parsed(line);
  if (!isRecord(read) || OWN_CLIENTS.includes(String(read.client))) return undefined;
  const times = {
    time: Date.parse(String(read.time)) / 1000,
    request: Number(read.requestTime),
    connect: sumOf(read.upstreamConnectTime),
    response: sumOf(read.upstreamResponseTime),
  };
  return Object.values(times).every(Number.isFinite) ? times : undefined;
}

/** The health check is another client. */
const OWN_CLIENTS = ["127.0.0.1", "::1"];

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Of a request that several servers were asked for a time is several, such as `0.001, 0.020 : 0.003`, and `-` is none. */
function sumOf(times: unknown): number {
  return String(times)
    .split(/ ?[,:] /)
    .reduce((sum, time) => sum + (time === "-" || time === "" ? 0 : Number(time)), 0);
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

/** How much of what was asked has to be in the log: the engine keeps no more than its last part. */
const ENOUGH = 0.8;

/** The average, split by what nginx logged in the whole seconds of what was measured. */
export function timeSplit(
  logged: readonly LoggedTimes[],
  spans: readonly Span[],
  { avgResponseMs, requestsPerSecond = 0 }: { avgResponseMs?: number; requestsPerSecond?: number },
): TimeSplit {
  if (logged.length === 0) return { reason: NO_TIMES };
  if (avgResponseMs === undefined) return { reason: "The average is not known." };
  const whole = spans.map(([from, to]): Span => [Math.ceil(from), Math.floor(to)]);
  const seconds = whole.reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0);
  const during = logged.filter(({ time }) => whole.some(([from, to]) => time >= from && time < to));
  const expected = requestsPerSecond * seconds;
  if (during.length === 0 || during.length < ENOUGH * expected) {
    const found = `${during.length} of about ${Math.round(expected)} requests`;
    const sentence = `nginx's log has ${found} of the ${seconds} whole seconds that were measured`;
    return {
      reason: `${sentence}: the engine keeps its last part only, or requests failed before nginx.`,
    };
  }
  return { ...partsOf(during, avgResponseMs), requests: during.length };
}

function partsOf(during: readonly LoggedTimes[], avgResponseMs: number) {
  const mean = (name: keyof LoggedTimes) =>
    (1000 * during.reduce((sum, one) => sum + one[name], 0)) / during.length;
  const [request, connect, response] = [mean("request"), mean("connect"), mean("response")];
  // Its clock goes by whole milliseconds, so that a part may come out as less than nothing.
  const upstreamMs = Math.max(0, response - connect);
  const nginxMs = Math.max(0, request - response);
  const clientMs = Math.max(0, avgResponseMs - request);
  return { clientMs, nginxMs, connectMs: connect, upstreamMs };
}
