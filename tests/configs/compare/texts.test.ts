import { comparisonMarkdown } from "../../../configs/compare/markdown";
import { expectedWords, roundWords } from "../../../configs/compare/in-words";
import { COURSE, QUICK } from "../../../configs/compare/rounds";
import { spread } from "../../../configs/compare/spread";
import { NOT_ASKED } from "../../../configs/compare/measured";
import { comparisonTable, ledgerTable, numberText } from "../../../configs/compare/table";
import { compared, measurement } from "../../support/comparison";

test.each([
  [0.1234, "0.12"],
  [12.34, "12.3"],
  [123.4, "123"],
  [12345.6, "12,346"],
  [-31.07, "-31.1"],
  [-1234.5, "-1,235"],
])("%d is written as %s", (value, text) => {
  expect(numberText(value)).toBe(text);
});

test("the table has each candidate, and the reference once more, with median, lowest and highest", () => {
  const { head, rows } = comparisonTable(compared());
  expect(head).toEqual([
    ...["candidate", "carries, requests/s", "CPU a request, µs"],
    "average at the declared rate, ms",
  ]);
  expect(rows.map(([name]) => name)).toEqual(["gunicorn", "fast", "same", "gunicorn again"]);
  expect(rows[0]?.[1]).toBe("1,000 (980 to 1,020)");
});

test("what no round has within the limits is no number", () => {
  const { rows } = comparisonTable(compared({ limits: { p99Ms: 1, failureRatio: 0.01 } }));
  expect(rows[0]?.[1]).toBe("not within the limits");
  const unknown = comparisonTable(compared({ rows: [] })).rows[0];
  expect(unknown?.[2]).toBe("not known");
});

test("in the ledger what is not there is a dash, and what is not known is said so", () => {
  const { rows } = ledgerTable({
    ledger: [
      { candidate: "gunicorn", appUs: null, serverUs: 200, logUs: spread([]), opened: 0.5 },
      {
        ...{ candidate: "gunicorn-nginx", appUs: 75, serverUs: 200, logUs: spread([3, 1, 2]) },
        ...{ proxyUs: 80, opened: 0, openedUpstream: null },
      },
    ],
  });
  expect(rows).toEqual([
    ["gunicorn", "not known", "200", "–", "–", "0.50", "–"],
    ["gunicorn-nginx", "75.0", "200", "2.00 (1.00 to 3.00)", "80.0", "0.00", "not known"],
  ]);
});

test("how long it takes is said first, and of a quick one what it cannot decide", () => {
  const quiet = Array<{ rounds: number }>(4).fill({ rounds: 3 });
  expect(expectedWords(COURSE, 5, quiet, false)).toBe("5 candidates, 10 rounds: about 24 minutes.");
  expect(expectedWords(COURSE, 5, quiet, false, 1850)).toBe(
    "5 candidates, rounds until it is decided: at most about 31 minutes.",
  );
  expect(expectedWords(QUICK, 5, [], true)).toBe(
    "5 candidates, 5 rounds: about 8 minutes. It is a quick one: of 5 rounds the intervals are wide, " +
      "and what differs by less than a quarter will mostly not be distinguished. For that leave quick out.",
  );
});

test("a round is told as it ends, with its failures, and one that has no numbers with the reason", () => {
  const more = { failures: { "status 502": 2 } };
  expect(roundWords(measurement("gunicorn", 3, { perSecond: 1000, more }), 10)).toBe(
    "round 3 of 10, gunicorn: 1000 requests a second, 2.00 ms at the declared rate, 2 requests failed",
  );
  expect(
    roundWords({ round: 3, position: 1, slot: "granian", missed: "It ended.", tookSeconds: 3 }, 10),
  ).toBe("round 3 of 10, granian: not measured. It ended.");
});

test("of one that is not asked at the declared rate nothing is said about it", () => {
  const quiet = {
    ...measurement("gunicorn without its log", 1, { perSecond: 1000 }),
    paced: NOT_ASKED,
  };
  expect(roundWords(quiet, 10)).toBe(
    "round 1 of 10, gunicorn without its log: 1000 requests a second",
  );
});

test("for a pull request a comparison is a headline, a table, its verdicts and its ledger", () => {
  const text = comparisonMarkdown(compared());
  expect(text).toMatch(
    /^\*\*fast carries more than gunicorn: 2\.\d\d times \(.*\)\.\*\*\n\n\| candidate \|/,
  );
  expect(text).toContain("| gunicorn again | 1,00");
  expect(text).not.toContain("Care:");
  expect(text.endsWith("\n")).toBe(true);
});

test("a message of several lines, with what Markdown would read, is one item as it is", () => {
  const refused = [{ candidate: "granian", why: "it ended:\n    <b>|*x*" }];
  expect(comparisonMarkdown(compared({ refused }))).toContain(
    "Care:\n\n- granian is left out: it ended: \\<b\\>\\|\\*x\\*\n",
  );
});
