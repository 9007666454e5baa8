import * as fc from "fast-check";
import { capacityOf, type CapacityStep, LimitedBy } from "../../../configs/load/capacity";
import { nextRate, searchBounds, stepRun } from "../../../configs/load/capacity-search";
import { limitsOf } from "../../../configs/load/objective";
import { LOAD_RUN } from "../../fixtures/load-run";

/** A service that carries so much and no more: of what comes beyond that it answers as much as it carries, too late. */
const carries =
  (most: number, by: LimitedBy = LimitedBy.Latency, perTask = 1) =>
  (arrivalsPerSecond: number): CapacityStep => ({
    arrivalsPerSecond,
    requestsPerSecond: Math.min(arrivalsPerSecond * perTask, most),
    limitedBy: arrivalsPerSecond * perTask <= most ? LimitedBy.Nothing : by,
  });

type Service = (rate: number, tries: number) => CapacityStep;

function search(service: Service, bounds = { first: 10, mostSteps: 16 }): CapacityStep[] {
  const steps: CapacityStep[] = [];
  for (;;) {
    const rate = nextRate(steps, bounds);
    if (rate === undefined) return steps;
    steps.push(service(rate, steps.length));
  }
}
const found = (...args: Parameters<typeof search>) => capacityOf(search(...args));
const rates = (steps: CapacityStep[]) => steps.map((step) => step.arrivalsPerSecond);

test("twice as much is tried until one rate is too much, twice, and then what was answered, and between", () => {
  const steps = search(carries(290));
  expect(rates(steps)).toEqual([10, 20, 40, 80, 160, 320, 320, 276, 297, 297, 286]);
  expect(capacityOf(steps)).toMatchObject({ capacityRps: 286, limitedBy: "latency" });
});

test("what has to be carried is tried first", () => {
  const bounds = searchBounds(limitsOf({ requestsPerSecond: 200 }), 16);
  expect(rates(search(carries(290), bounds)).slice(0, 2)).toEqual([200, 400]);
  expect(rates(search(carries(50), bounds)).slice(0, 3)).toEqual([200, 200, 50]);
});

test.each([1, 2, 7, 33, 50, 290, 1234, 20_000])(
  "of a service that carries %i a second a search finds that, within a twentieth",
  (most) => {
    const { capacityRps = 0, steps } = found(carries(most), { first: 10, mostSteps: 20 });
    expect(capacityRps).toBeLessThanOrEqual(most);
    expect(capacityRps).toBeGreaterThan(Math.min(most / 1.06, most - 1) - 0.001);
    expect(steps.length).toBeLessThanOrEqual(20);
  },
);

test("whatever a service carries, and whatever has to be carried, no rate is told that it does not carry", () => {
  const property = (most: number, first: number, mostSteps: number) => {
    const { capacityRps = 0, steps } = found(carries(most), { first, mostSteps });
    return capacityRps <= most && steps.length <= mostSteps;
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 2, max: 20 }),
      property,
    ),
  );
});

test("a service that is slow once, by chance, is found to carry what it does", () => {
  for (let unlucky = 0; unlucky < 12; unlucky += 1) {
    const service: Service = (rate, tries) => {
      const step = carries(290)(rate);
      return tries === unlucky ? { ...step, limitedBy: LimitedBy.Latency } : step;
    };
    expect(found(service).capacityRps).toBeGreaterThan(290 / 1.06);
  }
});

test("near its limit, where chance decides, what is told is near it too", () => {
  // Between nine and eleven tenths of the limit each try goes the one way or the other.
  const random = (seed: number) => ((Math.sin(seed * 999) + 1) * 5e4) % 1;
  for (let seed = 1; seed < 50; seed += 1) {
    const service: Service = (rate, tries) =>
      carries(290 * (0.9 + 0.2 * random(seed + tries / 7)))(rate);
    const { capacityRps = 0 } = found(service);
    expect(capacityRps).toBeGreaterThan(290 * 0.85);
    expect(capacityRps).toBeLessThanOrEqual(290 * 1.1);
  }
});

test("a task that asks three times is not taken for three that come", () => {
  const { capacityRps, steps } = found(carries(290, LimitedBy.Latency, 3));
  expect(capacityRps).toBeGreaterThan(290 / 1.06);
  expect(capacityRps).toBeLessThanOrEqual(290);
  // 95 of 100 of what was answered, in tasks.
  expect(rates(steps)).toContain(92);
});

test("what Locust's own limit was too much for is not tried again, and is told as that", () => {
  const steps = search(carries(290, LimitedBy.Generator));
  expect(rates(steps).slice(5, 7)).toEqual([320, 276]);
  expect(capacityOf(steps).limitedBy).toBe("generator");
});

test("a search ends at its most steps, also where nothing is too much", () => {
  const { limitedBy, capacityRps, steps } = found(carries(Infinity), { first: 10, mostSteps: 4 });
  expect([limitedBy, capacityRps, steps.length]).toEqual(["nothing", 80, 4]);
  expect(found(carries(Infinity), { first: 10, mostSteps: 20 }).capacityRps).toBe(100_000);
});

test("a service that carries nothing has no capacity, and the search ends at once a second", () => {
  const { capacityRps, limitedBy, steps } = found(carries(0));
  expect([capacityRps, limitedBy]).toEqual([undefined, "latency"]);
  expect(steps.at(-1)?.arrivalsPerSecond).toBe(1);
});

test("a rate is tried by an open load, with as many users as the limit needs, and no more than there may be", () => {
  const tried = (rate: number, p99Ms: number) =>
    stepRun({ ...LOAD_RUN, kind: "capacity", users: 1000 }, limitsOf({ p99Ms }), rate);
  expect(tried(100, 500)).toMatchObject({ kind: "open", users: 100, arrivalsPerSecond: 100 });
  expect(tried(100, 500).phases.map(({ name, users }) => [name, users])).toEqual([
    ["settle", 100],
    ["open", 100],
  ]);
  expect([tried(1, 10).users, tried(100_000, 500).users]).toEqual([10, 1000]);
});
