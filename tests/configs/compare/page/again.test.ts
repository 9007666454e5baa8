import { again } from "../../../../configs/compare/page/again";
import { mainOf } from "../../../../configs/compare/page/content";
import { ablated } from "../../../support/ablated";
import { compared } from "../../../support/comparison";

const TOLD = compared();
const AS_IT_WAS = { without: [], reference: "gunicorn" };

test("from all of its rounds it is what it was, to the last digit", () => {
  expect(again(TOLD, AS_IT_WAS)).toEqual(TOLD);
  expect(mainOf(again(TOLD, AS_IT_WAS))).toBe(mainOf(TOLD));
});

test("what follows is computed, and not taken over", () => {
  const tampered = { ...TOLD, verdicts: [], ledger: [], comparison: {}, findings: ["all is well"] };
  expect(again(tampered, AS_IT_WAS)).toEqual(TOLD);
});

test("without some rounds it is the comparison that had only the others", () => {
  const rows = TOLD.rows.filter(({ round }) => round !== 2 && round !== 7);
  const fewer = again(TOLD, { without: [2, 7], reference: "gunicorn" });
  expect(fewer).toEqual(compared({ rows, course: { ...TOLD.course, rounds: 6 } }));
  expect(fewer.comparison.fast?.carriedPerSecond).toMatchObject({ rounds: 6 });
  expect(fewer.verdicts[0]?.interval).not.toEqual(TOLD.verdicts[0]?.interval);
});

test("beside another candidate each ratio is to that one, and the noise is still what the one measured twice differs by", () => {
  const beside = again(TOLD, { without: [], reference: "fast" });
  const carried = beside.verdicts.filter(({ measure }) => measure === "carriedPerSecond");
  expect(carried.map(({ candidate, reference }) => [candidate, reference])).toEqual([
    ["gunicorn", "fast"],
    ["same", "fast"],
  ]);
  const [old] = TOLD.verdicts;
  expect(carried[0]?.interval?.ratio).toBeCloseTo(1 / old!.interval!.ratio, 12);
  expect(carried[0]?.verdict).toBe("less");
  expect(carried.map(({ noise }) => noise)).toEqual([old?.noise, old?.noise]);
  expect(beside).toMatchObject({ reference: "fast", twice: "gunicorn" });
});

test("beside another candidate the second of the two that are the same keeps its name, its numbers and the study's", () => {
  const beside = again(TOLD, { without: [], reference: "same" });
  expect(beside.comparison).toEqual(TOLD.comparison);
  expect(beside.study).toEqual(TOLD.study);
  expect(mainOf(beside)).toContain("gunicorn is in each round twice");
});

test("without any round nothing is decided, and nothing is NaN", () => {
  const none = again(TOLD, { without: [1, 2, 3, 4, 5, 6, 7, 8], reference: "gunicorn" });
  expect(new Set(none.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(["inconclusive"]));
  expect(mainOf(none)).not.toMatch(/NaN|Infinity|undefined/);
});

test("an ablation is computed again with the rest, and its noise stays that of the one measured twice", () => {
  const told = ablated();
  expect(again(told, AS_IT_WAS).ablation).toEqual(told.ablation);
  const beside = again(told, { without: [], reference: "fast" });
  expect(beside.ablation).toEqual(told.ablation);
  const fewer = again(told, { without: [1], reference: "gunicorn" });
  expect(fewer.ablation[0]?.verdicts[0]?.interval).toMatchObject({ rounds: 9 });
});
