import { parseObjective } from "../../../program/parse";
import { limitsOf, objectiveProblems } from "../../../configs/load/objective";

test("an objective has limits, whether it names them or not, and may say what has to be carried", () => {
  expect(limitsOf()).toEqual({ p99Ms: 500, failureRatio: 0.01 });
  expect(limitsOf({ p99Ms: 50, failureRatio: 0, requestsPerSecond: 200 })).toEqual({
    ...{ p99Ms: 50, failureRatio: 0, requestsPerSecond: 200 },
  });
});

test("an objective that is sound has no problem", () => {
  expect(objectiveProblems("objective", {})).toEqual([]);
  expect(objectiveProblems("objective", { p99Ms: 1.5, failureRatio: 1 })).toEqual([]);
});

test("a config value is an objective, whose numbers with a point Pulumi takes for texts", () => {
  const json = '{"p99Ms": 300, "failureRatio": "0.001", "requestsPerSecond": "many"}';
  expect(parseObjective(json)).toEqual({
    ...{ p99Ms: 300, failureRatio: 0.001, requestsPerSecond: "many" },
  });
  expect(parseObjective("[]")).toBeUndefined();
});

test.each<[unknown, string, string]>([
  [{ p99Ms: 0 }, "objective.p99Ms", "a number from 1 to 600000"],
  [{ failureRatio: 2 }, "objective.failureRatio", "a number from 0 to 1"],
  [{ requestsPerSecond: "many" }, "objective.requestsPerSecond", "a number from 1 to 100000"],
  [{ p99: 5 }, "objective.p99", "one of p99Ms, failureRatio, requestsPerSecond"],
  ["fast", "objective", "p99Ms, failureRatio, requestsPerSecond, or some of them"],
])("%j is told with what it should be", (objective, path, expected) => {
  expect(objectiveProblems("objective", objective)).toMatchObject([{ path, expected }]);
});
