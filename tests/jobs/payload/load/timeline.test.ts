import { measuringSide } from "../../../support/measuring-side";

interface Facts {
  width: number;
  windows: [start: number, total: number, times: Record<string, number>][];
}

const facts = (lines: string) =>
  measuringSide<Facts>(
    `from flask_serving.timeline import MOST_WINDOWS, Timeline\nt = Timeline()\n${lines}`,
    "t.facts()",
  );
const count = ({ windows }: Facts) =>
  windows.flatMap(([, , times]) => Object.values(times)).reduce((sum, one) => sum + one, 0);

test("each second has how many took how long, to two digits, and the exact sum", () => {
  const lines = [
    ...["t.add(10.2, 1.26)", "t.add(10.9, 1.34)", "t.add(12.0, 1234)", "t.add(12.5, 0.0004)"],
    "t.add(12.6, None)",
  ];
  const { width, windows } = facts(lines.join("\n"));
  expect(width).toBe(1);
  expect(windows).toEqual([
    [10, 2.6, { 1.3: 2 }],
    [12, 1234.0004, { "1.2e+03": 1, "0.0004": 1 }],
  ]);
});

test("however long a load is, what is held of it stays small, and nothing of it is lost", () => {
  const day = facts("for second in range(86400): t.add(1700000000 + second, 5)");
  expect(day.windows.length).toBeLessThanOrEqual(600);
  expect(day.width).toBe(256);
  expect(day.windows.every(([start]) => start % day.width === 0)).toBe(true);
  expect(count(day)).toBe(86_400);
  expect(day.windows.reduce((sum, [, total]) => sum + total, 0)).toBe(5 * 86_400);
});

test("those of several Locusts add up, also where one of them had less to hold", () => {
  const lines = `
for second in range(1300): t.add(1000 + second, 5)
other = Timeline()
other.add(1001, 7)
other.add(2299.5, 7)
t.merge(other.facts())
few = Timeline()
few.merge(t.facts())
t.merge(few.facts())`;
  const merged = facts(lines);
  expect(facts(`${lines}\nt = few`).width).toBe(4);
  expect(merged.width).toBe(4);
  expect(count(merged)).toBe(2 * 1302);
  expect(merged.windows.map(([start]) => start % 4)).not.toContain(1);
  expect(merged.windows[0]).toEqual([1000, 2 * 27, { 5: 8, 7: 2 }]);
});
