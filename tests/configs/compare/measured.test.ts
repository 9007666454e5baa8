import { failureRatioOf, isMissed, readRows } from "../../../configs/compare/measured";
import { answers, measurement } from "../../support/comparison";

const ROWS = [
  measurement("gunicorn", 1, { perSecond: 1000 }),
  { round: 1, position: 2, slot: "granian", missed: "it ended", tookSeconds: 3 },
];
const TEXT = ROWS.map((row) => `${JSON.stringify(row)}\n`).join("");

test("rows are read as they were written, and what could not be measured is told from the rest", () => {
  const rows = readRows(TEXT);
  expect(rows).toEqual(ROWS);
  expect(rows.map(isMissed)).toEqual([false, true]);
});

test("wherever a killed run has cut the file, what is whole is read, and nothing else", () => {
  const first = TEXT.indexOf("\n");
  for (let end = 0; end <= TEXT.length; end += 7) {
    const read = readRows(TEXT.slice(0, end));
    expect(read).toEqual(ROWS.slice(0, end < first ? 0 : end < TEXT.length - 1 ? 1 : 2));
  }
});

test.each([
  "null",
  "[]",
  "{}",
  '{"slot":1,"round":1}',
  '{"slot":"a","round":1.5,"missed":"x"}',
  "x",
])("%s is no row", (line) => {
  expect(readRows(`${line}\n`)).toEqual([]);
});

test("the part that failed is of all that were asked", () => {
  expect(failureRatioOf(answers())).toBe(0);
  expect(failureRatioOf(answers({ requests: 75, failures: { a: 20, b: 5 } }))).toBe(0.25);
  expect(failureRatioOf(answers({ requests: 0, failures: { a: 1 } }))).toBe(1);
});
