import { ratioInterval } from "../../../configs/compare/interval";
import { randomOf } from "../../../configs/compare/random";
import { evidence, sequentialReach } from "../../../configs/compare/sequential";
import { studentQuantile } from "../../../configs/compare/student-quantile";

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

/** How often, of comparisons of a known truth, every interval of every round held it. */
function heldThroughout(truth: number, deviation: number, looks: "once" | "any"): number {
  const random = randomOf(Math.round(100 * truth));
  const times = 500;
  let held = 0;
  for (let time = 0; time < times; time += 1) {
    const pairs: [number, number][] = [];
    let isHeld = true;
    for (let round = 1; round <= 40 && isHeld; round += 1) {
      pairs.push([truth * Math.exp(deviation * normalOf(random)), 1]);
      const { low, high } = ratioInterval(pairs, 1, looks) ?? { low: 0, high: Infinity };
      isHeld = low <= truth && truth <= high;
    }
    if (isHeld) held += 1;
  }
  return held / times;
}

/** Three standard errors of a part of 0.95 of 500. */
const CHANCE = 3 * Math.sqrt((0.95 * 0.05) / 500);

test.each([
  [1, 0.06],
  [1, 0.5],
  [1.8, 0.06],
])(
  "looked at after each of 40 rounds, of a ratio of %d whose rounds differ by %d, all intervals of 95 of 100 comparisons hold it",
  (truth, deviation) => {
    expect(heldThroughout(truth, deviation, "any")).toBeGreaterThan(0.95 - CHANCE);
  },
);

test("intervals for one look do not: who goes on until something shows finds something far more often", () => {
  expect(heldThroughout(1, 0.06, "once")).toBeLessThan(0.8);
});

test("a comparison that goes on until it is decided says more of two that are the same in at most 5 of 100", () => {
  const random = randomOf(9);
  const times = 500;
  let misled = 0;
  for (let time = 0; time < times; time += 1) {
    const pairs: [number, number][] = [];
    for (let round = 1; round <= 40; round += 1) {
      pairs.push([Math.exp(0.08 * normalOf(random)), 1]);
      const found = ratioInterval(pairs, 1, "any");
      if (found && (found.low > 1 || found.high < 1)) {
        misled += 1;
        break;
      }
    }
  }
  expect(misled / times).toBeLessThanOrEqual(0.05 + CHANCE);
});

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
