import { courseOf, requestsBetween } from "../../../configs/load/samples";
import { sampleAt } from "../../fixtures/load-window";

/** Looks at a phase, each with what it is about. */
const looks = (...all: Parameters<typeof sampleAt>[1][]) =>
  all.map((more, at) => sampleAt(at, more));

test("a phase that was looked at once, or never, has no course", () => {
  expect(courseOf([], "steady")).toBeUndefined();
  expect(courseOf(looks({ phase: "steady" }), "steady")).toBeUndefined();
  expect(courseOf(looks({ phase: "steady" }, { phase: "steady" }), "other")).toBeUndefined();
});

test("two looks at the same moment are no course: nothing could be divided by it", () => {
  const twice = [sampleAt(3, { phase: "steady" }), sampleAt(3, { phase: "steady" })];
  expect(courseOf(twice, "steady")).toBeUndefined();
});

test("sums are of all since the start: what a phase had is what they grew by in it", () => {
  const course = courseOf(
    looks(
      { phase: "", requests: 100, failures: 9, totalMs: 1000 },
      { phase: "one", requests: 110, failures: 10, totalMs: 1100 },
      { phase: "one", requests: 125, failures: 10, totalMs: 1300 },
      { phase: "one", requests: 150, failures: 12, totalMs: 1900 },
      { phase: "two", requests: 900, failures: 90, totalMs: 9000 },
    ),
    "one",
  );
  expect(course).toMatchObject({ seconds: 2, requests: 40, failures: 2, totalMs: 800 });
});

test("users are weighed by the time for which they were there", () => {
  const samples = [
    sampleAt(0, { phase: "steps", users: 10 }),
    sampleAt(1, { phase: "steps", users: 10 }),
    sampleAt(5, { phase: "steps", users: 30 }),
  ];
  // A second of 10, and four seconds on the way from 10 to 30.
  expect(courseOf(samples, "steps")?.users).toEqual({ min: 10, mean: 18, max: 30 });
});

test("the generator's part of a CPU, and what of the machine was idle, are parts of the phase's own time", () => {
  const course = courseOf(
    [
      sampleAt(10, { phase: "steady", generatorCpu: 4, hostIdle: 1000, hostAll: 2000 }),
      sampleAt(14, { phase: "steady", generatorCpu: 7, hostIdle: 1100, hostAll: 2800 }),
    ],
    "steady",
  );
  expect(course?.generatorCpu).toBe(0.75);
  expect(course?.hostIdle).toBe(0.125);
});

test("what a kernel does not tell of its CPUs is unknown, and neither none nor all", () => {
  const silent = { phase: "steady", hostIdle: 0, hostAll: 0 };
  expect(courseOf(looks(silent, silent), "steady")?.hostIdle).toBeUndefined();
});

test("of the users' time that is accounted for which requests and waits took", () => {
  const start = { phase: "steady", users: 10, inFlightSeconds: 50, waitingSeconds: 7 };
  const end = { ...start, inFlightSeconds: 56, waitingSeconds: 9 };
  expect(courseOf([sampleAt(0, start), sampleAt(1, end)], "steady")?.accounted).toBe(0.8);
  const nobody = { ...start, users: 0 };
  expect(courseOf([sampleAt(0, nobody), sampleAt(1, nobody)], "steady")?.accounted).toBeUndefined();
});

test("requests between two looks are those that ended after the one and until the other", () => {
  const samples = [0, 1, 2, 3].map((at) => sampleAt(at));
  expect(requestsBetween(samples, 1001, 1003)).toBe(200);
  expect(requestsBetween([], 1001, 1003)).toBe(0);
});
