import { deadlineSeconds } from "../../../configs/load/container";
import { inWords } from "../../../configs/load/in-words";
import { courseSeconds, phasesOf } from "../../../configs/load/phases";
import type { LoadRun } from "../../../configs/load/run";
import { LOAD_RUN } from "../../fixtures/load-run";

const run = (changed: Partial<LoadRun>): LoadRun => {
  const loaded = { ...LOAD_RUN, users: 100, runSeconds: 8, settleSeconds: 3, ...changed };
  return { ...loaded, phases: phasesOf(loaded) };
};
/** Each phase by its users, its seconds, and what of it counts. */
const told = (one: LoadRun) =>
  one.phases.map(({ name, users, seconds, measured, fromStart }) =>
    [name, users, seconds, measured && "measured", fromStart && "from the start"].filter(Boolean),
  );

test("steps are equal, and each settles before it is measured", () => {
  expect(told(run({ kind: "steps" }))).toEqual([
    ["settle", 25, 3],
    ["25 users", 25, 2, "measured"],
    ["settle", 50, 3],
    ["50 users", 50, 2, "measured"],
    ["settle", 75, 3],
    ["75 users", 75, 2, "measured"],
    ["settle", 100, 3],
    ["100 users", 100, 2, "measured"],
  ]);
});

test("a spike comes at once, and what it does to the service is measured before, while and after", () => {
  const spike = run({ kind: "spike" });
  expect(told(spike)).toEqual([
    ["settle", 10, 3],
    ["before", 10, 2, "measured"],
    ["spike", 100, 4, "measured", "from the start"],
    ["after", 10, 2, "measured", "from the start"],
  ]);
  expect(spike.phases[2]?.spawnRate).toBe(100);
});

test("a soak is a steady load whose quarters are measured each by itself", () => {
  expect(told(run({ kind: "soak" })).slice(1)).toEqual(
    [1, 2, 3, 4].map((quarter) => [`quarter ${quarter}`, 100, 2, "measured"]),
  );
});

test("few users make steps of one, and not of none", () => {
  expect(run({ kind: "steps", users: 1 }).phases.every(({ users }) => users === 1)).toBe(true);
});

test("its course takes its phases, and the ramps between them: the container lives a minute longer", () => {
  const steps = run({ kind: "steps", spawnRate: 10 });
  expect(courseSeconds(steps.phases)).toBe(4 * (3 + 2) + 100 / 10);
  expect(deadlineSeconds(steps)).toBe(30 + 60);
  expect(courseSeconds(run({ kind: "ramp" }).phases)).toBe(8);
});

test.each<[Partial<LoadRun>, string]>([
  [
    { kind: "steps" },
    "steps: 100 users, 10 spawned a second; in 4 equal steps, of which 2 s each are measured, 3 s after its users are there",
  ],
  [
    { kind: "spike" },
    "spike: 100 users, 10 spawned a second; a tenth of them settles for 3 s and is measured for 2 s, all of them at once for 4 s, and a tenth again for 2 s",
  ],
  [
    { kind: "soak" },
    "soak: 100 users, 10 spawned a second; 8 s are measured in quarters, once all are there and 3 s have passed",
  ],
  [
    { kind: "open", arrivalsPerSecond: 50 },
    "open: 100 users, 10 spawned a second; somebody comes 50 times a second, and is served by one of them that is free; 8 s are measured, once all are there and 3 s have passed",
  ],
  [
    { kind: "capacity", steps: 16 },
    "capacity: 100 users, 10 spawned a second; the highest rate of which 99 of 100 are answered within 500 ms and at most 1 % fail is searched for in at most 16 steps; each has as many of them as it needs and is measured for 8 s, after 3 s",
  ],
])("%j is told in words", (changed, words) => {
  expect(inWords(run(changed))).toBe(words);
});
