import { Validity } from "../../../configs/load/validity";
import { verdictOf } from "../../../configs/load/verdict";
import { RUN_OUTPUTS } from "../../support/run-outputs";

const valid = { ...RUN_OUTPUTS, validity: { verdict: Validity.Valid, reasons: [] } };
const threshold = (isMet: boolean) => ({
  ...{ metric: "avgResponseMs" as const, max: 20, withinRounding: false, isMet },
  sentence: "avgResponseMs is 17.50 ms, at most 20.00 ms was asked for: 2.50 ms to spare.",
});
const judged = (...met: boolean[]) => ({ thresholds: met.map(threshold) });
const numbers =
  "17.50 ms on average, 95 of 100 within not known, at 4.04 requests a second, of which 7.5 % failed.";

test.each([
  ["measured", {}, numbers],
  ["met", judged(true), `It meets its threshold: ${numbers}`],
  ["met", judged(true, true), `It meets all of 2 thresholds: ${numbers}`],
  ["missed", judged(true, false), `It misses 1 of 2 thresholds: ${threshold(false).sentence}`],
] as const)("a run that is valid is %s", (word, changed, sentence) => {
  expect(verdictOf({ ...valid, ...changed })).toEqual({ word, sentence });
});

test("what is inconclusive meets nothing, and still misses", () => {
  const open = {
    ...valid,
    validity: { verdict: Validity.Inconclusive, reasons: ["Locust was busy."] },
  };
  const nothing = { word: "inconclusive", sentence: "It decides nothing: Locust was busy." };
  expect(verdictOf(open)).toEqual(nothing);
  expect(verdictOf({ ...open, ...judged(true) })).toEqual(nothing);
  expect(verdictOf({ ...open, ...judged(false) })).toEqual({
    word: "missed",
    sentence: `It misses 1 of 1 threshold: ${threshold(false).sentence} And the measurement itself decides nothing: Locust was busy.`,
  });
});

test("of requests that all held none failed", () => {
  expect(verdictOf({ ...valid, failureCount: 0 }).sentence).toMatch(/of which none failed\.$/);
});
