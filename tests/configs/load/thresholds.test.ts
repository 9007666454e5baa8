import * as fc from "fast-check";
import { METRIC_NAMES, NOTHING_MEASURED } from "../../../configs/load/stats";
import {
  judge,
  type JudgedThreshold,
  LoadMetric,
  missedMessage,
  type Threshold,
} from "../../../configs/load/thresholds";
import { thresholdsProblems } from "../../../configs/load/threshold-problems";
import { problemsOf, assertNoProblems } from "../../../configs/problems";
import { parseThresholds } from "../../../program/parse";

const stats = {
  ...NOTHING_MEASURED,
  ...{ avgResponseMs: 47.3, p95ResponseMs: 310, requestsPerSecond: 90, failureRatio: 0.02 },
  endpoints: [
    { method: "GET", name: "/a", p95ResponseMs: 20 },
    { method: "POST", name: "/a", p95ResponseMs: 40 },
  ],
};
const judged = (...thresholds: Threshold[]) => judge(stats, thresholds);
const only = (threshold: Threshold): JudgedThreshold | undefined => judged(threshold)[0];

test("every number can be limited", () => {
  expect(Object.values(LoadMetric)).toEqual(METRIC_NAMES);
});

test("a threshold that is met says by how much", () => {
  expect(only({ metric: "avgResponseMs", max: 50 })).toEqual({
    ...{ metric: "avgResponseMs", max: 50, actual: 47.3, isMet: true, withinRounding: false },
    margin: expect.closeTo(2.7, 9),
    sentence: "avgResponseMs is 47.30 ms, at most 50.00 ms was asked for: 2.70 ms to spare.",
  });
});

test("one that is missed has a margin below 0, also of a number that has to be large", () => {
  expect(only({ metric: "requestsPerSecond", min: 100 })).toMatchObject({
    ...{ isMet: false, margin: -10 },
    sentence: "requestsPerSecond is 90.00, at least 100 was asked for: 10.00 beyond it.",
  });
  expect(only({ metric: "failureRatio", max: 0.01 })?.sentence).toBe(
    "failureRatio is 2 %, at most 1 % was asked for: 1 % beyond it.",
  );
});

test.each<[LoadMetric, number, boolean]>([
  ["p95ResponseMs", 305, true],
  ["p95ResponseMs", 304, false],
  ["p95ResponseMs", 315, true],
  ["avgResponseMs", 47.2, false],
])("whether %s against %d is as near as Locust rounds: %s", (metric, max, withinRounding) => {
  expect(only({ metric, max })?.withinRounding).toBe(withinRounding);
});

test("what Locust may have rounded across the limit says so", () => {
  expect(only({ metric: "p95ResponseMs", max: 308 })?.sentence).toBe(
    "p95ResponseMs is 310 ms, at most 308 ms was asked for: 2.00 ms beyond it. Locust rounds it by up to 5.00 ms, so that it may be on the other side.",
  );
});

test("a limit for one endpoint is judged by that one, by its name or with its method", () => {
  expect(only({ metric: "p95ResponseMs", max: 30, endpoint: "POST /a" })?.actual).toBe(40);
  expect(only({ metric: "p95ResponseMs", max: 30, endpoint: "/a" })?.actual).toBe(20);
});

test.each<[string, Threshold, string]>([
  [
    "a number that is not known",
    { metric: "p99ResponseMs", max: 5 },
    "p99ResponseMs is not known, at most 5.00 ms was asked for.",
  ],
  [
    "an endpoint that was never asked",
    { metric: "p95ResponseMs", max: 5, endpoint: "/b" },
    "p95ResponseMs of /b is not known, at most 5.00 ms was asked for.",
  ],
])("%s is missed", (_what, threshold, sentence) => {
  const one = only(threshold);
  expect(one).toMatchObject({ isMet: false, withinRounding: false, sentence });
  expect(one).not.toHaveProperty("actual");
});

test("what is said of a load test tells each threshold that it misses, and what to do", () => {
  const held: Threshold = { metric: "avgResponseMs", max: 50 };
  expect(missedMessage(judged(held))).toBeUndefined();
  expect(missedMessage([])).toBeUndefined();
  expect(missedMessage(judged(held, { metric: "avgResponseMs", max: 40 }))).toBe(
    "The load test misses 1 of 2 thresholds:\n" +
      "  avgResponseMs is 47.30 ms, at most 40.00 ms was asked for: 7.30 ms beyond it.\n" +
      "All that was measured is in the outputs. Mend the cause, or change thresholds; with enforce warn it is told only.",
  );
});

test("all that is wrong with thresholds is told at once", () => {
  const wrong = [
    "p95",
    { metric: "p97", max: 1 },
    { metric: "failureRatio", max: 5 },
    { metric: "avgResponseMs" },
    { metric: "avgResponseMs", min: 5, max: 4 },
    { metric: "avgResponseMs", max: "5", endpoint: "", limit: 1 },
  ];
  const [first, ...rest] = messageLines(wrong);
  expect(first).toBe('thresholds[0]: expected a metric, and max, min or maxChange, got "p95".');
  expect(rest).toEqual([
    expect.stringMatching(
      /^thresholds\[1\]\.metric: expected one of avgResponseMs, .*, got "p97"\.$/,
    ),
    "thresholds[2].max: expected a ratio from 0 to 1, got 5.",
    "thresholds[3].max: expected a number, here or as min, got nothing.",
    "thresholds[4].min: expected no more than max, which is 4, got 5.",
    'thresholds[5].max: expected a number from 0 on, got "5".',
    'thresholds[5].endpoint: expected an endpoint, such as GET /api/items, got "".',
    'thresholds[5].limit: expected one of metric, max, min, maxChange, endpoint, got "limit".',
  ]);
});

function messageLines(thresholds: unknown): string[] {
  try {
    assertNoProblems("x", thresholdsProblems("thresholds", thresholds));
    return [];
  } catch (error) {
    return (error as Error).message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
}

test("whatever thresholds are, they are refused with their reason or judged", () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withSparseArray: true }), (value) => {
      if (thresholdsProblems("thresholds", value).length > 0) return;
      expect(problemsOf(() => judge(stats, value as Threshold[]))).toEqual([]);
    }),
  );
});

test("a config has its limits as numbers, also those that Pulumi keeps as texts", () => {
  const json =
    '[{"metric":"failureRatio","max":"0.01","endpoint":"5"},{"metric":"p95ResponseMs","max":300},' +
    '{"metric":"p95ResponseMs","maxChange":"0.1"}]';
  expect(parseThresholds(json)).toEqual([
    { metric: "failureRatio", max: 0.01, endpoint: "5" },
    { metric: "p95ResponseMs", max: 300 },
    { metric: "p95ResponseMs", maxChange: 0.1 },
  ]);
  expect(parseThresholds('"p95<200"')).toBeUndefined();
  expect(parseThresholds("[1]")).toBeUndefined();
});
