import { ratioInterval } from "../../../configs/compare/interval";
import { randomOf } from "../../../configs/compare/random";

const EXPECTED = { ratio: 2.060493, low: 1.898852, high: 2.235893, detectable: 1.115589 };

/** Computed by Python's statistics module, and Student's points 2.77645 and 0.94096 of 4 degrees of freedom. */
test("the ratio, its bounds and the least that would be seen are as they are computed elsewhere", () => {
  const pairs: [number, number][] = [
    [2200, 1000],
    [1900, 1000],
    [2100, 950],
    [2050, 1020],
    [1980, 990],
  ];
  const found = ratioInterval(pairs);
  expect(found?.ratio).toBeCloseTo(EXPECTED.ratio, 5);
  expect(found?.low).toBeCloseTo(EXPECTED.low, 5);
  expect(found?.high).toBeCloseTo(EXPECTED.high, 5);
  expect(found?.detectable).toBeCloseTo(EXPECTED.detectable, 5);
  expect(found?.rounds).toBe(5);
});

test("the other way round it is the same, turned over", () => {
  const pairs: [number, number][] = [
    [3, 2],
    [5, 4],
    [9, 5],
  ];
  const one = ratioInterval(pairs);
  const other = ratioInterval(pairs.map(([a, b]) => [b, a]));
  expect(one!.ratio * other!.ratio).toBeCloseTo(1, 12);
  expect(one!.low * other!.high).toBeCloseTo(1, 12);
});

test("what slows both of a round is divided out", () => {
  const found = ratioInterval([
    [200, 100],
    [20, 10],
    [2, 1],
  ]);
  expect(found).toMatchObject({ rounds: 3 });
  expect(found!.high / found!.low).toBeCloseTo(1, 12);
});

test("more comparisons that share the error have wider intervals", () => {
  const pairs: [number, number][] = [
    [3, 2],
    [5, 4],
    [9, 5],
  ];
  expect(ratioInterval(pairs, 12)!.low).toBeLessThan(ratioInterval(pairs)!.low);
});

test("of one round there is no interval, and a round without a number is none", () => {
  expect(ratioInterval([[2, 1]])).toBeUndefined();
  expect(ratioInterval([[2, 1], [0, 1], [1, 0]])).toBeUndefined(); // prettier-ignore
});

/** Two of a round: what slows the round, and what each differs by, both lognormal. */
function simulated(truth: number, rounds: number, random: () => number): [number, number][] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: rounds }, () => {
    const both = Math.exp(0.3 * normal());
    return [truth * both * Math.exp(0.06 * normal()), both * Math.exp(0.06 * normal())];
  });
}

test.each([
  [10, 1],
  [5, 1],
  [10, 1.8],
])(
  "of data whose truth is known, %i rounds of a ratio of %d, 95 of 100 intervals hold it",
  (rounds, truth) => {
    const random = randomOf(rounds * 1000 + truth);
    const times = 4000;
    let held = 0;
    for (let time = 0; time < times; time += 1) {
      const { low, high } = ratioInterval(simulated(truth, rounds, random))!;
      if (low <= truth && truth <= high) held += 1;
    }
    // Three standard errors of a part of 0.95 of 4000.
    expect(Math.abs(held / times - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / times));
  },
);

test("twelve intervals that share the error hold all at once in at least 95 of 100 comparisons", () => {
  const random = randomOf(7);
  const times = 1500;
  let held = 0;
  for (let time = 0; time < times; time += 1) {
    const all = Array.from({ length: 12 }, () => ratioInterval(simulated(1.3, 10, random), 12)!);
    if (all.every(({ low, high }) => low <= 1.3 && 1.3 <= high)) held += 1;
  }
  expect(held / times).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / times));
});

test("the least ratio that would be seen is seen four times of five", () => {
  const random = randomOf(11);
  // The spread of a log-ratio of two that each differ by 0.06.
  const { detectable } = ratioInterval(spreadOf(0.06 * Math.SQRT2, 10))!;
  const times = 3000;
  let seen = 0;
  for (let time = 0; time < times; time += 1) {
    if (ratioInterval(simulated(detectable, 10, random))!.low > 1) seen += 1;
  }
  expect(seen / times).toBeGreaterThan(0.75);
  expect(seen / times).toBeLessThan(0.87);
});

/** Pairs whose log-ratios have exactly this standard deviation. */
function spreadOf(deviation: number, rounds: number): [number, number][] {
  const off = deviation * Math.sqrt((rounds - 1) / rounds);
  return Array.from({ length: rounds }, (_, index) => [Math.exp(index % 2 ? off : -off), 1]);
}
