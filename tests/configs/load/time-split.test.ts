import {
  addLine,
  longestSpan,
  measuredSpans,
  NO_APP_TIMES,
  NO_LINES,
  NO_TIMES,
  type Span,
  timeSplit,
} from "../../../configs/load/time-split";
import { sampleAt } from "../../fixtures/load-window";
import { loggedLine as line } from "../../support/logged-line";

/** One of a second after the first, with other times. */
const at = (seconds: number, changed: Record<string, string> = {}) =>
  line({ time: new Date((1000 + seconds) * 1000).toISOString(), ...changed });
const summed = (lines: string[], spans: readonly Span[]) =>
  lines.reduce((sums, one) => addLine(sums, one, spans), NO_LINES);
const split = (lines: string[], spans = SPANS, measured: Measured = MEASURED) =>
  timeSplit(summed(lines, spans), spans, measured);

type Measured = Parameters<typeof timeSplit>[2];
const MEASURED: Measured = { avgResponseMs: 40, requestsPerSecond: 1 };
const SPANS: readonly Span[] = [[1000.4, 1003.2]];
/** It would show in every average. */
const SLOW = { requestTime: "9.000", upstreamResponseTime: "9.000" };

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
  expect(longestSpan(measuredSpans(samples))).toEqual([1004, 1007]);
  expect(longestSpan([])).toBeUndefined();
});

test("the parts add up to the average", () => {
  const { requests, reason, upstreamReason, ...parts } = split([
    at(1),
    at(2, { requestTime: "0.050", upstreamResponseTime: "0.042" }),
  ]);
  expect([requests, reason, upstreamReason]).toEqual([2, undefined, NO_APP_TIMES]);
  expect(Object.values(parts).reduce((sum, part) => sum + part)).toBeCloseTo(40, 9);
  expect(parts.nginxMs).toBeCloseTo(8, 9);
  expect(parts.connectMs).toBeCloseTo(2, 9);
  expect(parts.upstreamMs).toBeCloseTo(30, 9);
  expect(parts.clientAndQueueMs).toBeCloseTo(0, 9);
});

test("a server that was asked after another one did not answer counts with both", () => {
  const retried = {
    ...{ upstream: "10.0.0.2:5901, 10.0.0.3:5901", upstreamStatus: "502, 200" },
    ...{ upstreamConnectTime: "-, 0.002", upstreamResponseTime: "0.006, 0.020" },
  };
  const { connectMs, upstreamMs, nginxMs } = split([at(1, retried)]);
  expect(connectMs).toBeCloseTo(2, 9);
  expect(upstreamMs).toBeCloseTo(24, 9);
  expect(nginxMs).toBeCloseTo(4, 9);
});

test("what nginx answers by itself is nginx's alone", () => {
  const own = { requestTime: "0.004", upstreamConnectTime: "", upstreamResponseTime: "" };
  expect(split([at(1, own)])).toEqual({
    ...{ clientAndQueueMs: 36, nginxMs: 4, connectMs: 0, upstreamMs: 0, requests: 1 },
    ...{ serverMs: 0, appMs: 0 },
  });
});

test("where the server says how long the app took, what is left of its time is the server's", () => {
  const { upstreamMs, serverMs, appMs, upstreamReason } = split([
    at(1, { appSeconds: "0.004500" }),
    at(2, { appSeconds: "0.005500" }),
  ]);
  expect(upstreamReason).toBeUndefined();
  expect([upstreamMs, serverMs, appMs]).toEqual([20, 15, 5].map((ms) => expect.closeTo(ms, 9)));
});

test("an app that by its own clock took longer than nginx waited leaves its server nothing, and no less", () => {
  expect(split([at(1, { appSeconds: "0.500000" })])).toMatchObject({
    ...{ serverMs: expect.closeTo(0, 9), appMs: expect.closeTo(20, 9) },
  });
});

test("where a part of the requests tells no time of the app nothing of it is known, unless it is one of a hundred", () => {
  const told = (count: number) => Array<string>(count).fill(at(1, { appSeconds: "0.005000" }));
  expect(split([...told(98), at(1), at(1)])).toMatchObject({ upstreamReason: NO_APP_TIMES });
  expect(split([...told(99), at(1)]).appMs).toBeCloseTo(4.95, 6);
  expect(NO_APP_TIMES).toBe(
    "The server does not say how long the app took: GunicornService, GranianService and FlaskDevServer without its reloader do.",
  );
});

test("only the whole seconds that were measured count: not the ramp, the settling, nor what came after", () => {
  const outside = [at(-5, SLOW), at(0, SLOW), at(3, SLOW), at(4, SLOW)];
  const inside = [at(1), at(2)];
  expect(split([...outside, ...inside])).toEqual(split(inside));
});

test("what falls between two phases counts in none", () => {
  const spans: Span[] = [
    [1000, 1001],
    [1005, 1006],
  ];
  const { requests, clientAndQueueMs } = split([at(0), at(3, SLOW), at(5)], spans);
  expect(requests).toBe(2);
  expect(clientAndQueueMs).toBeCloseTo(10, 9);
});

test("other lines among them change nothing", () => {
  const others = ["", "[", "2026/11/25 22:10:01 [warn] 7#7: *1 buffered", at(1).slice(1)];
  expect(split([...others, at(1), ...others, at(2)])).toEqual(split([at(1), at(2)]));
});

test("a part that the milliseconds of two clocks make less than nothing is nothing", () => {
  const late = [at(1, { requestTime: "0.021" }), at(2, { requestTime: "0.021" })];
  expect(split(late, SPANS, { ...MEASURED, avgResponseMs: 20 })).toMatchObject({
    ...{ clientAndQueueMs: 0, nginxMs: 0 },
  });
});

test("where there is no log with times the reason says what it needs", () => {
  expect(split(["10.0.0.1 - - GET / 200"])).toEqual({ reason: NO_TIMES });
  expect(NO_TIMES).toBe(
    "What stands in front writes no times of requests: they need nginx there, with accessLog on and accessLogFormat json.",
  );
});

test("where the engine does not give the log the reason is the engine's", () => {
  const unread = "configured logging driver does not support reading";
  expect(timeSplit({ ...NO_LINES, unread }, SPANS, MEASURED)).toEqual({
    reason: "The log cannot be read: configured logging driver does not support reading",
  });
});

test("a log that lost its beginning splits nothing", () => {
  const measured = { avgResponseMs: 40, requestsPerSecond: 500 };
  expect(split([at(1), at(2)], SPANS, measured)).toEqual({
    reason:
      "nginx's log has 2 of about 1000 requests of the 2 whole seconds that were measured: the engine keeps its last part only, or requests failed before nginx.",
  });
  expect(split(Array<string>(700).fill(at(1)), SPANS, measured)).toHaveProperty("reason");
  expect(split(Array<string>(800).fill(at(1)), SPANS, measured).requests).toBe(800);
});

test("of a few requests fewer may have come by chance than the average says", () => {
  expect(split(Array<string>(6).fill(at(1)), SPANS, { ...MEASURED, requestsPerSecond: 5 })).toEqual(
    expect.objectContaining({ requests: 6 }),
  );
});

test("a measurement that has no average, or no whole second, is not split", () => {
  expect(split([at(1)], SPANS, {})).toEqual({ reason: "The average is not known." });
  expect(split([at(1)], [[1000.5, 1001.5]]).reason).toMatch(/^nginx's log has 0 of about 0/);
  expect(split([at(7)]).reason).toMatch(/^nginx's log has 0 of about 2/);
});
