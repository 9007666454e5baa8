import { percentiles } from "../../../configs/load/percentiles";

test("a curve rises to the slowest of all", () => {
  const curve = percentiles({ "1": 900, "20": 90, "300": 10 });
  const at = (part: number) => curve.find((one) => one.part === part)?.ms;
  expect([at(0.5), at(0.95), at(0.99), at(1)]).toEqual([1, 20, 300, 300]);
  const times = curve.map(({ ms }) => ms);
  expect(times).toEqual([...times].sort((one, other) => one - other));
});

test("it says no more than so many requests can say", () => {
  const parts = percentiles({ "5": 20 }).map(({ part }) => part);
  expect(parts).toContain(0.95);
  expect(parts).not.toContain(0.99);
  expect(parts.at(-1)).toBe(1);
});

test.each<Record<string, number> | undefined>([undefined, {}, { "5": 0 }])(
  "of %j there is none",
  (times) => {
    expect(percentiles(times)).toEqual([]);
  },
);
