import {
  bestStep,
  capacityFindings,
  capacityOf,
  type CapacityStep,
  LimitedBy,
} from "../../../configs/load/capacity";
import { isRedFlag } from "../../../configs/load/findings";
import { stepInWords } from "../../../configs/load/step-in-words";

const step = (
  arrivalsPerSecond: number,
  limitedBy: LimitedBy = LimitedBy.Nothing,
): CapacityStep => ({
  ...{ arrivalsPerSecond, requestsPerSecond: arrivalsPerSecond - 0.5, limitedBy },
});

test("the capacity is what was answered at the highest rate that was carried, with the whole curve", () => {
  const steps = [step(10), step(40, "latency"), step(20), step(30, "failures")];
  expect(bestStep(steps)).toBe(2);
  expect(capacityOf(steps)).toEqual({ capacityRps: 19.5, limitedBy: "failures", steps });
});

test("a rate that was too much once, and was carried then, is carried; what it was too much for last counts", () => {
  const steps = [step(10, "latency"), step(10), step(20, "latency"), step(20, "machine")];
  expect(capacityOf(steps)).toMatchObject({ capacityRps: 9.5, limitedBy: "machine" });
});

test("of two tries that were carried the one with more answers counts", () => {
  expect(bestStep([step(10), { ...step(10), requestsPerSecond: 10 }])).toBe(1);
});

test("where no rate was carried there is no capacity, and the lowest one says why", () => {
  const capacity = capacityOf([step(10, "latency"), step(5, "failures")]);
  expect(capacity).not.toHaveProperty("capacityRps");
  expect(capacity.limitedBy).toBe("failures");
  expect(capacityOf([])).toEqual({ limitedBy: "nothing", steps: [] });
});

test.each<[LimitedBy, string]>([
  [
    "generator",
    "What the service carries was not reached, 9.5 requests a second is the least: Locust used up its CPU first. Use FastHttpUser, or more workers (loadWorkers).",
  ],
  [
    "machine",
    "What the service carries was not reached, 9.5 requests a second is the least: the machine had no CPU left first, which Locust and the service took from each other. Measure on one with more of them.",
  ],
  [
    "nothing",
    "What the service carries was not reached, 9.5 requests a second is the least: no rate that was tried was too much. Raise loadSteps.",
  ],
])("a limit that is not the service's makes it inconclusive: %s", (limitedBy, sentence) => {
  const found = capacityFindings({ capacityRps: 9.5, limitedBy, steps: [] });
  expect(found.map((one) => one.sentence)).toEqual([sentence]);
  expect(found.every(isRedFlag)).toBe(true);
});

test("the service's own limit is no finding; that nothing was carried is told", () => {
  expect(capacityFindings({ capacityRps: 9, limitedBy: "latency", steps: [] })).toEqual([]);
  expect(capacityFindings({ capacityRps: 9, limitedBy: "failures", steps: [] })).toEqual([]);
  const [none] = capacityFindings({ limitedBy: "generator", steps: [] });
  expect(none?.sentence).toContain("was not reached, no rate was carried: Locust used up");
});

test("who watches a search is told what became of each rate", () => {
  const measured = { p99ResponseMs: 900, failureRatio: 0.02 };
  expect(stepInWords({ ...step(40, "latency"), ...measured })).toBe(
    "40 a second is too much (latency): 39.5 answered, 99 of 100 within 900 ms, 2 % failed",
  );
  expect(stepInWords(step(40))).toBe(
    "40 a second is carried: 39.5 answered, 99 of 100 within not known, not known failed",
  );
});
