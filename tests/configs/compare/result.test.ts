import { comparisonOf } from "../../../configs/compare/result";
import { outputOf } from "../../../configs/compare/output";
import { ratiosOf } from "../../../configs/compare/ratios";
import { headline, methodWords } from "../../../configs/compare/summary";
import { Verdict } from "../../../configs/compare/verdict";
import { compared, measurement } from "../../support/comparison";

const verdictOf = (candidate: string, measure: string, of = compared()) =>
  of.verdicts.find((one) => one.candidate === candidate && one.measure === measure);

test("what has twice as much is said to carry more, and what has the same is not distinguished", () => {
  expect(verdictOf("fast", "carriedPerSecond")?.verdict).toBe(Verdict.More);
  expect(verdictOf("fast", "carriedPerSecond")?.interval?.ratio).toBeCloseTo(2, 1);
  expect(verdictOf("fast", "cpuUsPerRequest")?.verdict).toBe(Verdict.Less);
  expect(verdictOf("same", "carriedPerSecond")?.verdict).toBe(Verdict.NotDistinguishable);
});

test("each candidate but the reference has a verdict by each measure, what is carried first", () => {
  const found = compared().verdicts.map(({ measure, candidate }) => `${measure} ${candidate}`);
  expect(found).toEqual([
    ...["carriedPerSecond fast", "carriedPerSecond same"],
    ...["cpuUsPerRequest fast", "cpuUsPerRequest same"],
    ...["pacedAvgMs fast", "pacedAvgMs same"],
  ]);
});

test("the spread of a candidate is the median of its rounds, with the lowest and the highest", () => {
  const { comparison } = compared();
  expect(comparison.gunicorn?.carriedPerSecond).toEqual({
    ...{ median: 1000, low: 980, high: 1020 },
    rounds: 8,
  });
  expect(Object.keys(comparison)).toEqual(["gunicorn", "fast", "same", "gunicorn again"]);
});

test("one that the generator could not fill carries at least so much, and the same is no longer said of another", () => {
  const { rows, ...rest } = compared();
  const more = { generatorCpu: 0.95 };
  const busy = rows.map((row) =>
    row.slot === "fast" || row.slot === "same"
      ? measurement(row.slot, row.round, {
          ...{ perSecond: row.slot === "fast" ? 2000 : 1000, cpuUs: 100, more },
        })
      : row,
  );
  const of = comparisonOf({ ...rest, rows: busy });
  expect(verdictOf("fast", "carriedPerSecond", of)).toMatchObject({
    verdict: Verdict.More,
    sentence: expect.stringMatching(/^fast carries more than gunicorn: at least 2\.\d\d times/),
  });
  expect(verdictOf("same", "carriedPerSecond", of)?.verdict).toBe(Verdict.Inconclusive);
  expect(verdictOf("fast", "cpuUsPerRequest", of)?.verdict).toBe(Verdict.Less);
  expect(of.findings).toEqual(
    ["fast", "same"].map((name) =>
      expect.stringContaining(`${name} did not use up its own: it carries at least what is told.`),
    ),
  );
});

test("a round that has no numbers is told of, and the others decide", () => {
  const { rows, ...rest } = compared();
  const missed = rows.map((row) =>
    row.slot === "fast" && row.round === 3
      ? { round: 3, position: 2, slot: "fast", missed: "it ended", tookSeconds: 3 }
      : row,
  );
  const of = comparisonOf({ ...rest, rows: missed });
  expect(of.findings).toEqual(["Round 3 has no numbers of fast: it ended"]);
  expect(of.comparison.fast?.carriedPerSecond.rounds).toBe(7);
  expect(verdictOf("fast", "carriedPerSecond", of)?.verdict).toBe(Verdict.More);
});

test("a round with failures is told with what failed, and stays in", () => {
  const { rows, ...rest } = compared();
  const more = { failures: { "status 502": 3, ECONNRESET: 1 } };
  const failing = rows.map((row) =>
    row.slot === "same" && row.round === 2
      ? measurement("same", 2, { perSecond: 1000, more })
      : row,
  );
  const of = comparisonOf({ ...rest, rows: failing });
  expect(of.findings).toEqual([
    "Round 2: 4 of 5004 requests to same failed under full load (3 × status 502, 1 × ECONNRESET).",
  ]);
  expect(of.comparison.same?.carriedPerSecond.rounds).toBe(8);
});

test("of no rounds at all nothing is decided, and nothing is a number", () => {
  const of = compared({ rows: [] });
  expect(of.verdicts.map(({ verdict }) => verdict)).toEqual(Array(6).fill(Verdict.Inconclusive));
  expect(of.comparison.fast?.carriedPerSecond).toEqual({
    ...{ median: null, low: null, high: null },
    rounds: 0,
  });
  expect(headline(of)).toBe(
    "The comparison decides nothing: each of its verdicts is inconclusive.",
  );
});

test("the state keeps all but the rounds", () => {
  const kept = outputOf(compared(), "results/compare/x");
  expect(kept).not.toHaveProperty("rows");
  expect(kept.directory).toBe("results/compare/x");
  expect(ratiosOf(kept.verdicts).carriedPerSecond.fast?.rounds).toBe(8);
});

test("the headline is who carries most more, else that nobody does", () => {
  expect(headline(compared())).toMatch(/^fast carries more than gunicorn: 2\.0\d times \(/);
  const { verdicts } = compared();
  const rest = verdicts.filter(({ candidate }) => candidate === "same");
  expect(headline({ verdicts: rest, reference: "gunicorn" })).toBe(
    "None carries more than gunicorn, as far as the rounds tell.",
  );
});

test("one that goes on until it is decided says so, with the source of its intervals", () => {
  const words = "the intervals are those that hold whenever one looks (Wang and Ramdas, 2023)";
  expect(methodWords(compared({ looks: "any" })).join(" ")).toContain(words);
  expect(methodWords(compared()).join(" ")).not.toContain(words);
});

test("a quick one says what it cannot decide, and only that", () => {
  const words = "of 8 rounds the intervals are wide";
  expect(methodWords(compared({ isQuick: true })).join(" ")).toContain(words);
  expect(methodWords(compared()).join(" ")).not.toContain(words);
});
