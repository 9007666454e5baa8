import { measuringSide } from "../../../support/measuring-side";

const rate = (looks: [time: number, requests: number][], seconds: number) =>
  measuringSide<number>(
    "from flask_serving.rate import rate",
    `rate(${JSON.stringify(looks)}, ${seconds})`,
  );

test("the rate is of the time that passed between two looks, however long that was", () => {
  const looks: [number, number][] = [
    [10, 0],
    [11, 40],
    [12.5, 100],
  ];
  expect(rate(looks, 1)).toBe(40);
});

test("what several tell in bursts is even over a few looks", () => {
  // 40 a second, of which each second look misses the one half of the last second.
  const looks = [0, 1, 2, 3, 4, 5, 6].map(
    (second) => [second, 40 * second - (second % 2) * 20] as [number, number],
  );
  expect(rate(looks, 1)).toBe(60);
  expect(Math.abs(rate(looks, 3) - 40)).toBeLessThan(8);
});

test("before there is a second look it is 0, and of a load that just began it is of what there is", () => {
  expect(rate([], 3)).toBe(0);
  expect(rate([[10, 5]], 3)).toBe(0);
  const begun: [number, number][] = [
    [10, 0],
    [10.5, 10],
  ];
  expect(rate(begun, 3)).toBe(20);
});
