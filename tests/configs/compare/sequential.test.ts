import { ratioInterval } from "../../../configs/compare/interval";
import { randomOf } from "../../../configs/compare/random";
import { evidence, sequentialReach } from "../../../configs/compare/sequential";
import { studentQuantile } from "../../../configs/load/student";

/** Integrated in 15 digits by mpmath: Student's noncentral density over normal effects of 3, by the central one. */
test.each([
  [3, 10, 3.17612149542538],
  [6, 5, 29.8269564170891],
  [0.5, 20, 0.084647929601039],
])("the evidence of %d in %i rounds is the integral's %d", (t, rounds, expected) => {
  expect(evidence(t, rounds)).toBeCloseTo(expected, 10);
});

test.each([
  [0.05, 5],
  [0.05 / 12, 10],
  [0.05, 100],
])("an error of %d is where the evidence of %i rounds is one divided by it", (error, rounds) => {
  expect(evidence(sequentialReach(error, rounds), rounds) * error).toBeCloseTo(1, 9);
});

test("so few rounds that no evidence is enough have no bounds", () => {
  expect(sequentialReach(0.05, 2)).toBe(Infinity);
  expect(ratioInterval([[2, 1], [2.1, 1]], 12, "any")).toBeUndefined(); // prettier-ignore
});

test("who may look after each round has wider intervals than who looks once, and by less than twice from ten rounds on", () => {
  for (const rounds of [10, 20, 50, 100]) {
    const once = studentQuantile(0.975, rounds - 1);
    expect(sequentialReach(0.05, rounds)).toBeGreaterThan(once);
    expect(sequentialReach(0.05, rounds)).toBeLessThan(2 * once);
  }
});

function normalOf(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Whether, in each of so many comparisons of a known truth, every interval of every round held it. */
function heldThroughout(
  { truth, deviation }: { truth: number; deviation: number },
  looks: "once" | "any",
  times: number,
): boolean[] {
  const random = randomOf(100);
  return Array.from({ length: times }, () => {
    const ratios = Array.from({ length: 40 }, () => Math.exp(deviation * normalOf(random)));
    return ratios.every((_, index) => {
      const pairs = ratios.slice(0, index + 1).map((one): [number, number] => [truth * one, 1]);
      const { low, high } = ratioInterval(pairs, 1, looks) ?? { low: 0, high: Infinity };
      return low <= truth && truth <= high;
    });
  });
}

const SAME = { truth: 1, deviation: 0.06 };
const TIMES = 500;
/** Three standard errors of a part of 0.95 of so many. */
const CHANCE = 3 * Math.sqrt((0.95 * 0.05) / TIMES);
const partOf = (held: boolean[]) => held.filter(Boolean).length / held.length;

test("looked at after each of 40 rounds, all intervals hold in 95 of 100 comparisons: of two that are the same no more are called different", () => {
  expect(partOf(heldThroughout(SAME, "any", TIMES))).toBeGreaterThan(0.95 - CHANCE);
});

test("intervals for one look do not: who goes on until something shows finds something far more often", () => {
  expect(partOf(heldThroughout(SAME, "once", TIMES))).toBeLessThan(0.8);
});

test.each([
  [1, 0.5],
  [1.8, 0.06],
  [0.4, 1],
])(
  "of a ratio of %d whose rounds differ by %d the same comparisons hold: neither has a part in it",
  (truth, deviation) => {
    const of = (like: typeof SAME) => heldThroughout(like, "once", 40);
    expect(of({ truth, deviation })).toEqual(of(SAME));
    expect(new Set(of(SAME))).toEqual(new Set([true, false]));
  },
);

test("what differs by a fifth is found, mostly within ten rounds", () => {
  const random = randomOf(4);
  const needed = Array.from({ length: 300 }, () => {
    const pairs: [number, number][] = [];
    for (let round = 1; round <= 100; round += 1) {
      pairs.push([1.2 * Math.exp(0.06 * normalOf(random)), 1]);
      if ((ratioInterval(pairs, 1, "any")?.low ?? 0) > 1) return round;
    }
    return 101;
  }).sort((one, other) => one - other);
  expect(needed[150]).toBeLessThanOrEqual(10);
  expect(needed[299]).toBeLessThanOrEqual(100);
});
