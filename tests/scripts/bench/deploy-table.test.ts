import { type Clocks, deployTable } from "../../../scripts/bench/deploy-table";
import { shuffled } from "../../../configs/compare/random";

const compose: Clocks = {
  ...{ first: 2, whole: 2.5, again: 1, down: 0.5 },
  ...{ manyFirst: 9.5, manyAgain: 1.25 },
};
const ours: Clocks = {
  ...{ first: 4, whole: 5, again: 2.5, down: 2 },
  ...{ manyFirst: 11.5, manyAgain: 3 },
};

test("what the rounds say is a table of seconds and of ratios within a round, each with its spread", () => {
  const slow = { ours: { ...ours, first: 9, manyFirst: 16.5 }, compose: { ...compose, first: 3 } };
  expect(deployTable([{ ours, compose }, slow, { ours, compose }])).toBe(
    [
      "| 3 rounds | here, s | Compose, s | ratio | lowest to highest |",
      "| --- | --- | --- | --- | --- |",
      "| first `up`, to the first 200 | 4.00 | 2.00 | 2.00 | 2.00 to 3.00 |",
      "| first `up`, to its end | 5.00 | 2.50 | 2.00 | 2.00 to 2.00 |",
      "| `up` with nothing to do | 2.50 | 1.00 | 2.50 | 2.50 to 2.50 |",
      "| `destroy`, and `down` | 2.00 | 0.50 | 4.00 | 4.00 to 4.00 |",
      "| each further replica, 1 to 16, to the first 200 | 0.50 | 0.50 | 1.00 | 1.00 to 1.15 |",
      "| nothing to do at 16, of that at 1 |  |  | 1.20 | 1.20 to 1.20 |",
      "",
    ].join("\n"),
  );
});

test("an order by chance has each of them once", () => {
  expect(shuffled([1, 2, 3, 4], Math.random).sort()).toEqual([1, 2, 3, 4]);
  const firsts = new Set(
    Array.from({ length: 200 }, () => shuffled(["ours", "compose"], Math.random)[0]),
  );
  expect(firsts).toEqual(new Set(["ours", "compose"]));
});
