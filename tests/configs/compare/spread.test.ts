import fc from "fast-check";
import { spread } from "../../../configs/compare/spread";

test("of no rounds there is no number, and no zero", () => {
  expect(spread([])).toEqual({ median: null, low: null, high: null, rounds: 0 });
});

test.each([
  [[3], { median: 3, low: 3, high: 3, rounds: 1 }],
  [[4, 1, 2], { median: 2, low: 1, high: 4, rounds: 3 }],
  [[4, 1, 2, 3], { median: 2.5, low: 1, high: 4, rounds: 4 }],
])("%j has its middle, its lowest and its highest", (values, expected) => {
  expect(spread(values)).toEqual(expected);
});

test("whatever the rounds are, the middle is between the lowest and the highest, in any order of them", () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (all) => {
      const { median, low, high, rounds } = spread(all);
      expect(low).toBeLessThanOrEqual(median!);
      expect(median).toBeLessThanOrEqual(high!);
      expect(rounds).toBe(all.length);
      expect(spread([...all].reverse())).toEqual(spread(all));
    }),
  );
});
