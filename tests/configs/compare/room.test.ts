import { cpuSets, roomProblems } from "../../../configs/compare/room";

test("a machine with enough of both has no problem", () => {
  expect(roomProblems({ memoryMb: 1280, diskMb: 1024, cpus: 2 }, 768)).toEqual([]);
});

test("what it lacks is told at once, with what is needed and what to do", () => {
  expect(roomProblems({ memoryMb: 1279, diskMb: 1023, cpus: 2 }, 768)).toEqual([
    {
      path: "memoryMb",
      expected: "at least 1280 MiB of memory that nobody uses, for one candidate and the generator",
      got: 1279,
      remedy: "End what needs it, or give the candidates less.",
    },
    {
      path: "disk",
      expected: "at least 1024 MiB free where the engine keeps its containers",
      got: 1023,
      remedy: "Make room, such as by docker image prune.",
    },
  ]);
});

test.each([
  [1, 1, "0", "0"],
  [2, 1, "0", "1"],
  [2, 4, "0", "1"],
  [8, 4, "0-3", "4"],
  [4, 4, "0-2", "3"],
])(
  "of %i CPUs and %i for a candidate it has %s and the generator %s",
  (cpus, wanted, candidate, generator) => {
    expect(cpuSets(cpus, wanted)).toEqual({ candidate, generator });
  },
);
