import { generatorCpus } from "../../../configs/load/generator-cpus";

test.each<[number, number, string | undefined]>([
  [4, 1, "3"],
  [4, 2, "2-3"],
  [16, 4, "12-15"],
  [8, 4, "4-7"],
])("of %i CPUs %i Locusts are held to %s, and as many are left at least", (cpus, count, held) => {
  expect(generatorCpus(cpus, count)).toBe(held);
});

test.each([
  [2, 1],
  [3, 1],
  [4, 3],
  [NaN, 1],
  [0, 1],
])("of %p CPUs too few are left for %i: none is held", (cpus, count) => {
  expect(generatorCpus(cpus, count)).toBeUndefined();
});
