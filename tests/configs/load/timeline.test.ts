import { readTimeline } from "../../../configs/load/timeline";
import { sampleAt } from "../../fixtures/load-window";

const SAMPLES = [sampleAt(0), sampleAt(1), sampleAt(2.5)];
const times = (windows: unknown, width: unknown = 1) => JSON.stringify({ width, windows });

test("each second has the percentiles of what was answered in it, and the exact average", () => {
  const many = { "1": 180, "2": 16, "5e+01": 3, "1.2e+02": 1 };
  expect(readTimeline(times([[1000, 745, many]]), SAMPLES)).toEqual({
    seconds: 1,
    points: [
      {
        ...{ time: 1, requests: 200, avgResponseMs: 3.725 },
        ...{ medianResponseMs: 1, p95ResponseMs: 2, p99ResponseMs: 50 },
      },
    ],
  });
});

test.each([
  [1, { medianResponseMs: null, p95ResponseMs: null, p99ResponseMs: null }],
  [2, { medianResponseMs: 3, p95ResponseMs: null, p99ResponseMs: null }],
  [20, { medianResponseMs: 3, p95ResponseMs: 3, p99ResponseMs: null }],
  [100, { medianResponseMs: 3, p95ResponseMs: 3, p99ResponseMs: 3 }],
])("of %j answers none is told that they are too few for: it is not 0", (count, expected) => {
  const { points } = readTimeline(times([[1000, 3 * count, { "3": count }]]), SAMPLES);
  expect(points).toMatchObject([expected]);
});

test("a second that nothing was answered in has no point; the last one ends with the load", () => {
  const windows = [
    [999, 1, { "1": 1 }],
    [1000, 1, { "1": 1 }],
    [1002, 1, { "1": 1 }],
    [1003, 1, { "1": 1 }],
  ];
  // What was answered before the first look and after the last one is no part of what is drawn.
  expect(readTimeline(times(windows), SAMPLES).points.map(({ time }) => time)).toEqual([1, 2.5]);
  expect(readTimeline(times(windows, 4), []).seconds).toBe(4);
});

test.each([
  ["missing", undefined],
  ["cut", times([[1000, 1, { "1": 1 }]]).slice(0, -2)],
  ["without a width", times([], "x")],
  ["of windows that are none", times([[1000, 1]])],
  ["of a window without an answer", times([[1000, 0, {}]])],
  ["of counts that are no numbers", times([[1000, 1, { "1": "x" }]])],
  ["of sums that are no numbers", times([[1000, null, { "1": 1 }]])],
])("a file that is %s has a reason in the place of points", (_, json) => {
  expect(readTimeline(json, SAMPLES)).toEqual({
    ...{ seconds: 1, points: [] },
    reason:
      "How percentiles went on is not known, as times.json is missing or cut: Locust writes it when a load is at its end.",
  });
});
