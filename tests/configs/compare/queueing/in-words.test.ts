import { queueingTable, queueingWords } from "../../../../configs/compare/queueing/in-words";
import type { Queueing } from "../../../../configs/compare/queueing/queueing";
import { comparisonMarkdown } from "../../../../configs/compare/markdown";
import { compared } from "../../../support/comparison";

const HELD: Queueing = {
  ...{ candidate: "gunicorn", connections: 32 },
  judged: { connections: 4, foretold: 2866, measured: 2950 },
  split: { answerMs: 11, serviceMs: 0.34, waitingMs: 10.44, elsewhereMs: 0.22 },
};
const OFF: Queueing = {
  ...{ candidate: "dev-server", connections: 32, split: null },
  judged: { connections: 4, foretold: 2000, measured: 1500 },
  why: "over 4 connections it has 2000 requests a second, and 1500 were measured",
};
const NONE: Queueing = {
  ...{ candidate: "granian", connections: null, judged: null, split: null },
  why: "it was not measured over fewer connections",
};

test("each that was measured has a row, and one that the model does not hold for has its error alone", () => {
  expect(queueingTable([HELD, OFF, NONE])).toEqual({
    head: [
      ...["candidate", "an answer over 32 connections, ms", "it is served, ms", "it waits, ms"],
      ...["elsewhere, ms", "the model is off by"],
    ],
    rows: [
      ["gunicorn", "11.0", "0.34", "10.4", "0.22", "-3 %"],
      ["dev-server", "–", "–", "–", "–", "+33 %"],
    ],
  });
});

test("what is waiting is told with what the model foretold, or why it does not hold", () => {
  expect(queueingWords([HELD, OFF, NONE])).toEqual([
    "gunicorn: of an answer over 32 connections 95 % is waiting for others to be served. " +
      "The same model foretold 2,866 requests a second over 4; 2,950 were measured.",
    "The model does not hold for dev-server: over 4 connections it has 2000 requests a second, and 1500 were measured.",
  ]);
});

test("where nothing was measured over fewer connections, as in a quick comparison, nothing is said", () => {
  expect(queueingTable([NONE])).toBeUndefined();
  expect(queueingWords([NONE])).toEqual([]);
  const rows = compared().rows.map(({ ...row }) => ({ ...row, fewer: undefined })) as never;
  expect(comparisonMarkdown(compared({ rows }))).not.toContain("How long an answer waits");
});

test("for a pull request it stands between the ledger and the study's load", () => {
  const text = comparisonMarkdown(compared());
  const at = (words: string) => text.indexOf(words);
  expect(at("CPU of a request")).toBeLessThan(at("How long an answer waits"));
  expect(at("How long an answer waits")).toBeLessThan(at("The study's own load"));
  expect(text).toContain("- fast: of an answer over 32 connections 94 % is waiting");
});
