import {
  ablationTable,
  ablationWords,
  changeWords,
} from "../../../../configs/compare/ablation/words";
import { comparisonMarkdown } from "../../../../configs/compare/markdown";
import { ablated, TRUTH } from "../../../support/ablated";
import { compared } from "../../../support/comparison";

const tableOf = (more: Parameters<typeof ablated>[0] = {}) => ablationTable(ablated(more));

test("each change is a row, with what it is worth in both orders, its bounds, and whether that is more or less", () => {
  const { head, rows } = tableOf();
  expect(head).toHaveLength(5);
  expect(rows.map(([change]) => change)).toEqual(["proxy", "keep-alive", "log"]);
  const [, forward, reverse, cpu] = rows[0]!;
  expect(forward).toMatch(/^0\.(59|60) × \(0\.\d\d to 0\.\d\d\), less$/);
  expect(reverse).toMatch(/^(0\.99|1\.0\d) × \(0\.\d\d to 1\.0\d\)$/);
  expect(cpu).toMatch(/^1\.6\d × \(1\.6\d to 1\.\d\d\), more$/);
  expect(changeWords(ablated())[0]).toBe("proxy: proxy, or none.");
});

test("where nothing differs, or no rounds have both, it says so in place of a number", () => {
  expect(tableOf().rows[1]![2]).toBe("nothing differs");
  expect(tableOf({ rows: [] }).rows[0]!.slice(1, 5)).toEqual(Array(4).fill("too few rounds"));
});

test("an interval of few rounds is told as briefly as any other", () => {
  const { rows } = ablated({}, { noise: 2 });
  const few = rows.filter(({ round }) => round <= 2);
  const [proxy] = tableOf({ rows: few }).rows;
  expect(proxy![1]).toMatch(/ × \(< 0\.01 to > 1000\)$/);
});

test("a step that the generator may have limited is marked", () => {
  const { rows, ...rest } = ablated();
  const busy = rows.map((row) =>
    "full" in row ? { ...row, work: {}, full: { ...row.full, generatorCpu: 0.9 } } : row,
  );
  const [proxy] = ablationTable(ablated({ ...rest, rows: busy })).rows;
  expect(proxy![1]).toMatch(/generator-limited$/);
  expect(proxy![3]).not.toContain("generator-limited");
});

test("the orders are named, and what depends on what else is there", () => {
  const words = ablationWords(ablated());
  expect(words[0]).toBe(
    "From the study's bare Gunicorn to granian-nginx, one thing at a time. Forward: proxy, keep-alive, log. In the reverse: log, keep-alive, proxy, where what is nginx's comes after nginx.",
  );
  const dependent = words.slice(2);
  expect(dependent).toHaveLength(3);
  expect(dependent[1]).toMatch(
    /^What keep-alive is worth depends on what else is there\. carries: forward 1\.\d\d × \([^)]*\), more; in the reverse nothing differs\. CPU a request: forward 0\.\d\d × \([^)]*\), less; in the reverse nothing differs\.$/,
  );
});

test("where each change is worth the same in both orders nothing depends on anything", () => {
  const { forward } = TRUTH;
  const words = ablationWords(ablated({}, { truth: { forward, reverse: forward } }));
  expect(words.slice(2)).toEqual([
    "Of no change the rounds show that it depends on what else is there.",
  ]);
});

test("for a pull request it is a table and sentences, where it was asked for", () => {
  const text = comparisonMarkdown(ablated());
  expect(text).toContain("One thing at a time:\n\n| with | carries, forward | in the reverse |");
  expect(text).toContain("- What keep-alive is worth depends on");
  expect(comparisonMarkdown(compared())).not.toContain("One thing at a time");
});
