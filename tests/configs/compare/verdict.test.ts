import { judge, times, type ToJudge, Verdict } from "../../../configs/compare/verdict";

const interval = (low: number, high: number) => ({
  ...{ ratio: Math.sqrt(low * high), low, high },
  ...{ detectable: 1.2, rounds: 10 },
});

const judged = (more: Partial<ToJudge>) =>
  judge({
    ...{ measure: "carriedPerSecond", candidate: "granian", reference: "gunicorn" },
    ...{ interval: interval(1.9, 2.3), noise: interval(0.96, 1.05), limited: [] },
    ...more,
  });

test("more is said where the interval is above 1 and above the noise, with the interval", () => {
  expect(judged({})).toMatchObject({
    verdict: Verdict.More,
    sentence: "granian carries more than gunicorn: 2.09 times (1.90 to 2.30).",
  });
});

test("less is said below both", () => {
  expect(judged({ interval: interval(0.5, 0.7) })).toMatchObject({
    verdict: Verdict.Less,
    sentence: "granian carries less than gunicorn: 0.59 times (0.50 to 0.70).",
  });
});

test.each([
  ["an interval that holds 1", { interval: interval(0.95, 1.2) }],
  ["one above 1 that is within the noise", { interval: interval(1.01, 1.04) }],
  ["one above 1 that reaches into the noise", { interval: interval(1.03, 1.3) }],
  ["one below 1 that reaches into the noise", { interval: interval(0.9, 0.97) }],
])("%s is not distinguishable, and the least that would have been seen is told", (_, more) => {
  const { verdict, sentence } = judged(more);
  expect(verdict).toBe(Verdict.NotDistinguishable);
  expect(sentence).toMatch(
    /^granian and gunicorn, carries: not distinguishable \(.* to .* times\)\. Less than 1\.20 times would not have been seen\.$/,
  );
});

const LESS = { interval: interval(0.5, 0.6) };
const EQUAL = { interval: interval(0.98, 1.04) };

test("one that may carry still more than was measured carries at least so many times as much", () => {
  expect(judged({ limited: ["granian"] })).toMatchObject({
    verdict: Verdict.More,
    sentence: "granian carries more than gunicorn: at least 2.09 times (1.90 to 2.30).",
  });
  expect(judged({ ...LESS, limited: ["gunicorn"] })).toMatchObject({
    verdict: Verdict.Less,
    sentence: "granian carries less than gunicorn: at most 0.55 times (0.50 to 0.60).",
  });
});

test.each([
  ["more than one that may carry more itself", { limited: ["gunicorn"] }],
  ["less, where it may carry more", { ...LESS, limited: ["granian"] }],
  ["the same, where either may carry more", { ...EQUAL, limited: ["granian"] }],
  ["the same, where both may", { ...EQUAL, limited: ["granian", "gunicorn"] }],
])("%s is not decided, however clear it looks", (_, more) => {
  expect(judged(more)).toMatchObject({
    verdict: Verdict.Inconclusive,
    sentence: `granian and gunicorn, carries: inconclusive, the generator used more than 60 % of its CPU before ${more.limited.join(" and ")} used up its own.`,
  });
});

test.each([{ interval: undefined }, { noise: undefined }])(
  "without two rounds of both, or of the noise, nothing is decided",
  (more) => {
    expect(judged(more)).toMatchObject({
      verdict: Verdict.Inconclusive,
      sentence: "granian and gunicorn, carries: inconclusive, too few rounds have both.",
    });
  },
);

test.each(["carriedPerSecond", "cpuUsPerRequest", "pacedAvgMs"] as const)(
  "of %s nobody is ever called as fast as another, nor faster",
  (measure) => {
    const all = [interval(0.97, 1.03), interval(1.5, 2), interval(0.5, 0.6)];
    for (const one of all) {
      expect(judged({ measure, interval: one }).sentence).not.toMatch(/\bfast/);
    }
  },
);

test.each([
  [1.234, "1.23"],
  [12.34, "12.3"],
  [1e27, "more than 1000"],
  [1e-9, "less than 0.01"],
])("a ratio of %d reads as %s", (ratio, text) => {
  expect(times(ratio)).toBe(text);
});
