import {
  deviationOf,
  meanOf,
  reachOf,
  studentQuantile,
  studentWithin,
} from "../../../configs/load/student";

/** Published points: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2; the last four of tables to 0.9975. */
const POINTS: [part: number, freedom: number, point: number][] = [
  [0.9, 1, 3.078],
  [0.975, 1, 12.706],
  [0.999, 1, 318.313],
  [0.95, 2, 2.92],
  [0.975, 4, 2.776],
  [0.99, 5, 3.365],
  [0.995, 9, 3.25],
  [0.975, 9, 2.262],
  [0.999, 9, 4.297],
  [0.975, 30, 2.042],
  [0.975, 100, 1.984],
  [0.9975, 3, 7.453],
  [0.9975, 4, 5.598],
  [0.9975, 9, 3.69],
  [0.9975, 10, 3.581],
];

test.each(POINTS)("Student's %d point of %i degrees of freedom is %d", (part, freedom, point) => {
  expect(studentQuantile(part, freedom)).toBeCloseTo(point, point > 100 ? 0 : 2);
});

test("half of the distribution is below 0, and all of it within what is far enough", () => {
  expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 12);
  expect(studentWithin(1e9, 7)).toBeCloseTo(1, 12);
});

test.each([1, 2, 3, 8, 31])(
  "with %i degrees of freedom a point leads back to its part",
  (freedom) => {
    for (const part of [0.6, 0.9, 0.975, 0.9979, 0.9999]) {
      expect(studentWithin(studentQuantile(part, freedom), freedom)).toBeCloseTo(2 * part - 1, 9);
    }
  },
);

/** NIST/SEMATECH, 1.3.6.7.2, the column of 0.975. */
test.each([
  [2, 12.706],
  [3, 4.303],
  [10, 2.262],
  [21, 2.086],
  [31, 2.042],
  [101, 1.984],
])("the 95 %% interval of %i values reaches %d standard errors", (values, points) => {
  expect(reachOf(values)).toBeCloseTo(points, 3);
});

test("one value reaches as far as two, since there is no table for fewer", () => {
  expect(reachOf(1)).toBe(reachOf(2));
});

/** NIST StRD, Univariate Summary Statistics, NumAcc1: the certified mean and standard deviation. */
test("mean and standard deviation are those certified for NIST's NumAcc1", () => {
  const values = [10000001, 10000003, 10000002];
  expect(meanOf(values)).toBe(10000002);
  expect(deviationOf(values)).toBe(1);
});
