import { judge, type LoadMetric } from "../../../configs/load/thresholds";
import { thresholdsProblems } from "../../../configs/load/threshold-problems";
import { LOAD_RESULT } from "../../../testing/load-result";
import type { MetricChange } from "../../../configs/load/stats";

const SLOWER = { metric: "avgResponseMs", before: 10, after: 12, change: 0.2 } as const;

function judged(one: (MetricChange & { metric: LoadMetric }) | undefined, maxChange = 0.1) {
  const { metric } = one ?? SLOWER;
  const change = { since: "run 1", runs: 1, metrics: one ? [one] : [] };
  const [threshold] = judge({ ...LOAD_RESULT.stats, change }, [{ metric, maxChange }]);
  return threshold;
}

test("a number that is worse by more than is allowed is missed, and its limits are said", () => {
  expect(judged(SLOWER)).toMatchObject({
    ...{ isMet: false, actual: 12, margin: expect.closeTo(-0.1), withinRounding: false },
    sentence:
      "avgResponseMs is 12.00 ms, in run 1 it was 10.00 ms: +20.0 %, and by how much runs differ is not known; at most +10.0 % for the worse was asked for.",
  });
  expect(judged(SLOWER, 0.3)).toMatchObject({ isMet: true, margin: expect.closeTo(0.1) });
});

test("what may be chance misses nothing, and what is not does", () => {
  expect(judged({ ...SLOWER, low: -0.05, high: 0.5 })).toMatchObject({
    isMet: true,
    withinRounding: true,
  });
  expect(judged({ ...SLOWER, low: 0.05, high: 0.4 })).toMatchObject({ isMet: false });
});

test("fewer requests a second are worse, more are not", () => {
  const fewer = { metric: "requestsPerSecond", before: 100, after: 80, change: -0.2 } as const;
  expect(judged(fewer)).toMatchObject({ isMet: false });
  expect(judged({ ...fewer, after: 120, change: 0.2 })).toMatchObject({ isMet: true });
});

test("without a run before there is nothing to miss", () => {
  expect(judged(undefined)).toMatchObject({
    isMet: true,
    sentence:
      "avgResponseMs has no run before on this machine and of this load to be compared with, at most +10.0 % for the worse was asked for.",
  });
});

test.each([
  [{ maxChange: -1 }, "maxChange", "a part, such as 0.1 for a tenth"],
  [{ maxChange: "10%" }, "maxChange", "a part, such as 0.1 for a tenth"],
  [
    { maxChange: 0.1, max: 5 },
    "max",
    "none beside maxChange, which is a threshold of its own about all requests",
  ],
  [
    { maxChange: 0.1, endpoint: "GET /" },
    "endpoint",
    "none beside maxChange, which is a threshold of its own about all requests",
  ],
])("%j is refused", (given, name, expected) => {
  const got = (given as Record<string, unknown>)[name];
  const threshold = { metric: "avgResponseMs", ...given };
  expect(thresholdsProblems("thresholds", [threshold])).toEqual([
    { path: `thresholds[0].${name}`, expected, got },
  ]);
  expect(thresholdsProblems("thresholds", [{ metric: "avgResponseMs", maxChange: 0.1 }])).toEqual(
    [],
  );
});
