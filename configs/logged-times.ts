import { parsedJson } from "./parsed-json";
import { isRecord } from "./problems";

/** What nginx's log says of one request: its times in seconds. */
export interface LoggedTimes {
  /** When it ended, by the second. */
  time: number;
  /** What it was answered with. */
  status: number;
  request: number;
  connect: number;
  /** With the connect in it. */
  response: number;
  /** What of it was the app's, until its answer began; undefined where its server does not say. */
  app?: number;
}

/** A line of nginx's access log in JSON; undefined for any other, and for what asks from its own container. */
export function loggedTimes(line: string): LoggedTimes | undefined {
  const read = parsedJson(line);
  if (!isRecord(read) || OWN_CLIENTS.includes(String(read.client))) return undefined;
  const times = {
    time: Date.parse(String(read.time)) / 1000,
    status: /^\d{3}$/.test(String(read.status)) ? Number(read.status) : NaN,
    request: secondsOf(read.requestTime),
    connect: sumOf(read.upstreamConnectTime),
    response: sumOf(read.upstreamResponseTime),
  };
  return Object.values(times).every(Number.isFinite)
    ? { ...times, ...appOf(read, times) }
    : undefined;
}

/** The health check is another client. */
const OWN_CLIENTS = ["127.0.0.1", "::1"];

/** Of what nobody was asked for, such as an answer of the cache's, the header may be an old one. */
function appOf(
  { appSeconds, upstreamResponseTime }: Record<string, unknown>,
  { connect, response }: { connect: number; response: number },
) {
  if (upstreamResponseTime === "" || upstreamResponseTime === "-") return { app: 0 };
  if (typeof appSeconds !== "string" || !/^\d{1,9}\.\d{6}$/.test(appSeconds)) return {};
  return { app: Math.min(Number(appSeconds), Math.max(0, response - connect)) };
}

/** As nginx writes a time; NaN for all else that JavaScript takes as a number, such as an empty text. */
function secondsOf(text: unknown): number {
  return typeof text === "string" && /^\d{1,9}\.\d{3}$/.test(text) ? Number(text) : NaN;
}

/** Of a request that several servers were asked for a time is several, such as `0.001, 0.020 : 0.003`, and `-` is none. */
function sumOf(times: unknown): number {
  if (typeof times !== "string") return NaN;
  if (times === "") return 0;
  return times.split(/, | : /).reduce((sum, time) => sum + (time === "-" ? 0 : secondsOf(time)), 0);
}
