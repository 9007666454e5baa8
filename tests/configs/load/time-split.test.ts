import {
  loggedTimes,
  measuredSpans,
  NO_TIMES,
  timeSplit,
  type LoggedTimes,
} from "../../../configs/load/time-split";
import { sampleAt } from "../../fixtures/load-window";

/** A line that nginx wrote, with other values. */
const line = (changed: Record<string, string> = {}) =>
  JSON.stringify({
    ...{ time: "2026-11-25T22:10:01+00:00", requestId: "5f", client: "10.201.3.4", host: "proxy" },
    ...{ method: "GET", uri: "/api/items", protocol: "HTTP/1.1", status: "200" },
    ...{ bytesSent: "2311", bytesReceived: "190", requestTime: "0.030" },
    ...{ upstream: "10.201.3.2:5901", upstreamStatus: "200", upstreamConnectTime: "0.002" },
    ...{ upstreamHeaderTime: "0.021", upstreamResponseTime: "0.022", cache: "" },
    ...{ referer: "", userAgent: "python/gevent-http-client-2.3" },
    ...changed,
  });
const at = (seconds: number, changed: Partial<LoggedTimes> = {}): LoggedTimes => ({
  ...{ time: 1000 + seconds, request: 0.03, connect: 0.002, response: 0.022 },
  ...changed,
});

test("a line of nginx's log tells its times, in seconds", () => {
  const time = Date.UTC(2026, 10, 25, 22, 10, 1) / 1000;
  const times = { time, request: 0.03, connect: 0.002, response: 0.022 };
  expect(loggedTimes(line())).toEqual(times);
  expect(loggedTimes(line({ time: "2026-11-26T00:10:01+02:00" }))).toEqual(times);
});

test.each([
  ["0.001, 0.020", 0.021],
  ["0.001, 0.020 : 0.003", 0.024],
  ["-, 0.020", 0.02],
  ["-", 0],
  ["", 0],
])("of a request that several servers were asked for a time is their sum: %j", (text, seconds) => {
  expect(loggedTimes(line({ upstreamResponseTime: text }))?.response).toBeCloseTo(seconds, 9);
});

test.each([
  [
    "a line of the combined log",
    '10.0.0.1 - - [25/Nov/2026:22:10:01 +0000] "GET / HTTP/1.1" 200 5',
  ],
  ["an error's", "2026/11/25 22:10:01 [error] 7#7: *1 connect() failed"],
  ["one that is cut", line().slice(0, -20)],
  ["other JSON, as an app writes it", '{"level":"info","time":"2026-11-25T22:10:01Z"}'],
  ["JSON that is no object", "12"],
  ["a time that is none", line({ requestTime: "soon" })],
  ["the health check's", line({ client: "127.0.0.1" })],
])("nothing is taken from %s", (_, text) => {
  expect(loggedTimes(text)).toBeUndefined();
});

test("it was measured from the first look at each phase to the last one", () => {
  const phases = [
    [0, "a"],
    [2, "a"],
    [3, ""],
    [4, "b"],
    [4.5, ""],
    [7, "b"],
  ] as const;
  const samples = phases.map(([seconds, phase]) => sampleAt(seconds, { phase }));
  expect(measuredSpans(samples)).toEqual([
    [1000, 1002],
    [1004, 1007],
  ]);
  expect(measuredSpans([])).toEqual([]);
});

const MEASURED = { avgResponseMs: 40, requestsPerSecond: 1 };
const SPANS = [[1000.4, 1003.2]] as const;

test("the parts add up to the average", () => {
  const split = timeSplit([at(1), at(2, { request: 0.05, response: 0.042 })], SPANS, MEASURED);
  const { clientMs = NaN, nginxMs = NaN, connectMs = NaN, upstreamMs = NaN, requests } = split;
  const parts = [clientMs, nginxMs, connectMs, upstreamMs];
  expect(parts.map((part) => Number(part.toFixed(6)))).toEqual([0, 8, 2, 30]);
  expect(requests).toBe(2);
  expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(MEASURED.avgResponseMs, 9);
});

test("only the whole seconds that were measured count: not the ramp, the settling, nor what came after", () => {
  const slow = { request: 9, response: 9 };
  const outside = [at(-5, slow), at(0, slow), at(3, slow), at(4, slow)];
  const inside = [at(1), at(2)];
  expect(timeSplit([...outside, ...inside], SPANS, MEASURED)).toEqual(
    timeSplit(inside, SPANS, MEASURED),
  );
});

test("what falls between two phases counts in none", () => {
  const spans = [
    [1000, 1001],
    [1005, 1006],
  ] as const;
  const split = timeSplit([at(0), at(3, { request: 9 }), at(5)], spans, MEASURED);
  expect(split).toMatchObject({ requests: 2, clientMs: 10 });
});

test("a part that the milliseconds of two clocks make less than nothing is nothing", () => {
  const late = [at(1, { request: 0.021 }), at(2, { request: 0.021 })];
  expect(timeSplit(late, SPANS, { ...MEASURED, avgResponseMs: 20 })).toMatchObject({
    ...{ clientMs: 0, nginxMs: 0 },
  });
});

test("where there is no log with times the reason says what it needs", () => {
  expect(timeSplit([], SPANS, MEASURED)).toEqual({ reason: NO_TIMES });
  expect(NO_TIMES).toBe(
    "What stands in front writes no times of requests: they need nginx there, with accessLog on and accessLogFormat json.",
  );
});

test("a log that lost its beginning splits nothing", () => {
  const measured = { avgResponseMs: 40, requestsPerSecond: 5 };
  expect(timeSplit([at(1), at(2)], SPANS, measured)).toEqual({
    reason:
      "nginx's log has 2 of about 10 requests of the 2 whole seconds that were measured: the engine keeps its last part only, or requests failed before nginx.",
  });
  expect(timeSplit(Array<LoggedTimes>(8).fill(at(1)), SPANS, measured).requests).toBe(8);
});

test("neither does one of a measurement that has no average, or no whole second", () => {
  expect(timeSplit([at(1)], SPANS, {})).toEqual({ reason: "The average is not known." });
  expect(timeSplit([at(1)], [[1000.5, 1001.5]], MEASURED).reason).toMatch(/^nginx's log has 0 of/);
});
