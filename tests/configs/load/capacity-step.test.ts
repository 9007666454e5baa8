import { stepOf } from "../../../configs/load/capacity-step";
import { limitsOf } from "../../../configs/load/objective";
import { type LoadStats, NOTHING_MEASURED, type RanFacts } from "../../../configs/load/stats";
import { sampleAt } from "../../fixtures/load-window";

const FAST = { p99ResponseMs: 100, failureRatio: 0, requestsPerSecond: 52 };
const stats = (changed: Partial<LoadStats>): LoadStats => ({
  ...{ ...NOTHING_MEASURED, ...FAST },
  ...changed,
});
const limitOf = (changed: Partial<LoadStats>, ran: RanFacts = {}) =>
  stepOf(52, stats({ ...changed, ran }), [], limitsOf()).limitedBy;

test.each<[string, Partial<LoadStats>, RanFacts, string]>([
  ["what is within its limits", {}, {}, "nothing"],
  ["what is just within them", { p99ResponseMs: 500, failureRatio: 0.01 }, {}, "nothing"],
  ["what is too slow", { p99ResponseMs: 510 }, {}, "latency"],
  ["what fails too often", { failureRatio: 0.011 }, {}, "failures"],
  ["what fails, and is slow too", { failureRatio: 0.5, p99ResponseMs: 9000 }, {}, "failures"],
  ["what has no answer", {}, { unanswered: 1 }, "latency"],
  [
    "what is slow while Locust has no CPU",
    { p99ResponseMs: 510 },
    { generatorCpu: 0.9 },
    "generator",
  ],
  ["what fails while Locust has none", { failureRatio: 1 }, { generatorCpu: 0.9 }, "generator"],
  [
    "what is slow while the machine has none",
    { p99ResponseMs: 510 },
    { hostIdle: 0.01 },
    "machine",
  ],
  ["what is carried although Locust is busy", {}, { generatorCpu: 0.9, hostIdle: 0 }, "nothing"],
])("%s is told as such", (_what, changed, ran, limit) => {
  expect(limitOf(changed, ran)).toBe(limit);
});

test("a rate of which no percentile is known is not carried", () => {
  const unknown = { ...NOTHING_MEASURED, failureRatio: 0, requestsPerSecond: 52 };
  expect(stepOf(52, unknown, [], limitsOf())).toMatchObject({ limitedBy: "latency" });
});

test("what counts is what was answered meanwhile without a failure, and not what came", () => {
  const samples = [
    sampleAt(0, { phase: "open" }),
    sampleAt(2, { phase: "open", requests: 101, failures: 1 }),
  ];
  expect(stepOf(52, stats({}), samples, limitsOf())).toEqual({
    ...{ arrivalsPerSecond: 52, requestsPerSecond: 50 },
    ...{ p99ResponseMs: 100, failureRatio: 0, limitedBy: "nothing" },
  });
});

test("where nobody looked meanwhile, it is what was asked, less the failures", () => {
  const ran = { generatorCpu: 0.25 };
  expect(stepOf(52, stats({ failureRatio: 0.5, ran }), [], limitsOf())).toMatchObject({
    ...{ requestsPerSecond: 26, generatorCpu: 0.25 },
  });
});
