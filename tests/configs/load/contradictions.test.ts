import { contradictions, withoutContradictions } from "../../../configs/load/contradictions";
import type { ResponseStats } from "../../../configs/load/stats";

const SOUND: ResponseStats = {
  avgResponseMs: 20,
  medianResponseMs: 18,
  p95ResponseMs: 40,
  p99ResponseMs: 50,
  minResponseMs: 5,
  maxResponseMs: 49.6,
  requestCount: 100,
  failureCount: 10,
  failureRatio: 0.1,
};
const sentences = (more: ResponseStats) =>
  contradictions("all", { ...SOUND, ...more }).map(({ sentence }) => sentence);
const refused = (more: ResponseStats) => {
  const left = withoutContradictions({ ...SOUND, ...more });
  return Object.keys(SOUND).filter((name) => !(name in left));
};

test("numbers that can all be true are all taken, a rounded 99 % above the slowest among them", () => {
  expect(sentences({})).toEqual([]);
  expect(refused({})).toEqual([]);
});

test("a finding says whose numbers they are, both of them, and that neither is taken", () => {
  expect(contradictions("GET /items", { ...SOUND, avgResponseMs: 60 })).toEqual([
    {
      code: "numbers-contradict",
      weight: expect.any(Number) as number,
      sentence: 'GET /items: "average" is 60 ms and "slowest" 49.6 ms, so neither is taken.',
    },
  ]);
});

test.each<[string, ResponseStats, string[]]>([
  [
    "the fastest above the average",
    { minResponseMs: 21 },
    ["avgResponseMs", "medianResponseMs", "minResponseMs"],
  ],
  ["the average above the slowest", { avgResponseMs: 50 }, ["avgResponseMs", "maxResponseMs"]],
  ["the median above the slowest", { medianResponseMs: 50 }, ["medianResponseMs", "maxResponseMs"]],
  ["the fastest above the median", { minResponseMs: 19 }, ["medianResponseMs", "minResponseMs"]],
  ["95 of 100 above 99", { p95ResponseMs: 51 }, ["p95ResponseMs", "p99ResponseMs"]],
  ["more failures than requests", { failureCount: 200, failureRatio: 2 }, ["failureRatio"]],
])("%s: only what cannot be true is left out", (_, more, names) => {
  expect(refused(more)).toEqual(names);
});

test("a last digit of a floating-point sum is no contradiction; more than that is one", () => {
  const max = 49.6;
  expect(refused({ avgResponseMs: max * (1 + 1e-12) })).toEqual([]);
  expect(refused({ avgResponseMs: max * 1.001 })).not.toEqual([]);
});

test("a number that is not there contradicts nothing", () => {
  const alone = { avgResponseMs: 1e6, requestCount: 1 };
  expect(withoutContradictions(alone)).toEqual(alone);
  expect(contradictions("all", {})).toEqual([]);
});

test("failures without a request keep their counts, and have no ratio", () => {
  expect(sentences({ requestCount: 1, failureCount: 2, failureRatio: 2 })).toEqual([
    "all: 2 failures of 1 requests have no ratio.",
  ]);
  const left = withoutContradictions({ requestCount: 1, failureCount: 2, failureRatio: 2 });
  expect(left).toEqual({ requestCount: 1, failureCount: 2 });
});
