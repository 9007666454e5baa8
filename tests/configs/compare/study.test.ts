import { readFileSync } from "node:fs";
import { Proxy } from "../../../configs/app/choices";
import { publishedMs } from "../../../configs/compare/published";
import { STUDY_LOAD } from "../../../configs/compare/study";
import { studyRunsOf, studyWords } from "../../../configs/compare/study-load";
import { studyTable } from "../../../configs/compare/table";
import { Server } from "../../../configs/server/servers";
import { answers, compared, measurement } from "../../support/comparison";

test.each([
  [Server.Flask, Proxy.None, 80.44],
  [Server.Gunicorn, Proxy.None, 47.3],
  [Server.Gunicorn, Proxy.Nginx, 75.52],
  [Server.Granian, Proxy.None, null],
  [Server.Flask, Proxy.Nginx, null],
])("of %s behind %s the study has %d ms", (server, proxy, ms) => {
  expect(publishedMs({ server, proxy })).toBe(ms);
});

test("its load is its 1000 users, 100 a second, for 10 s, with the waits of the sample's locustfile", () => {
  expect(STUDY_LOAD).toMatchObject({ users: 1000, spawnPerSecond: 100, seconds: 10 });
  const [least, most] = STUDY_LOAD.waitSeconds;
  const locustfile = readFileSync("app/locustfile.py", "utf8");
  expect(locustfile).toContain(`wait_time = between(${least}, ${most})`);
});

const run = (avgMs: number | null, failures = {}) => ({
  ...measurement("gunicorn", 1, { perSecond: 1000 }),
  study: answers({ avgMs, requests: 1800, failures }),
});

test("of its runs a candidate has median, lowest and highest, and what failed in all of them", () => {
  const runs = studyRunsOf("gunicorn", [run(4), run(2, { closed: 3 }), run(9)], 47.3);
  expect(runs).toEqual({
    ...{ slot: "gunicorn", requests: 5400, failed: 3, publishedMs: 47.3 },
    averageMs: { median: 4, low: 2, high: 9, rounds: 3 },
  });
});

test("a round without such a run, and one in which nobody was answered, have no average", () => {
  const without = measurement("gunicorn", 4, { perSecond: 1000 });
  expect(studyRunsOf("gunicorn", [without, run(null)], null).averageMs.rounds).toBe(0);
});

test("the table has each beside the study's own number, with what failed", () => {
  const study = [
    studyRunsOf("gunicorn", [run(4), run(2, { closed: 3 })], 47.3),
    studyRunsOf("granian", [run(1.5)], null),
    studyRunsOf("dev-server", [], 80.44),
  ];
  expect(studyTable({ study }).rows).toEqual([
    ["gunicorn", "3.00 (2.00 to 4.00)", "2", "3 of 3603", "47.30"],
    ["granian", "1.50", "1", "none", "–"],
    ["dev-server", "not known", "0", "none", "80.44"],
  ]);
});

test("what it could not show is shown by the reference, which differs from itself", () => {
  const study = [
    studyRunsOf("gunicorn", [run(4), run(2)], 47.3),
    studyRunsOf("gunicorn again", [run(3)], 47.3),
    studyRunsOf("granian", [run(100)], null),
  ];
  const [could, ranks, why] = studyWords(study, ["gunicorn", "gunicorn again"]);
  expect(could).toBe(
    "It can show that each answers its 1000 users, and how long they wait while they come.",
  );
  expect(ranks).toBe(
    "It cannot show which is faster: the study ran each once, and nine tenths of the 10 s are the ramp. " +
      "Here one and the same, gunicorn, took from 2.00 to 4.00 ms on average in 3 runs, 2.00 times as long in one as in another; the study's three are 1.70 times apart.",
  );
  expect(why).toMatch(/^It cannot show why:/);
});

test("the study's three are as far apart as is told", () => {
  expect((80.44 / 47.3).toFixed(2)).toBe("1.70");
});

test("of a single run nothing is said about how one differs from itself", () => {
  const words = studyWords([studyRunsOf("gunicorn", [run(4)], 47.3)], ["gunicorn"]);
  expect(words[1]).toMatch(/are the ramp\.$/);
});

test("a comparison has a row for each candidate, and for the reference once more, with the study's number", () => {
  const rows = compared().study.map(({ slot, publishedMs, averageMs }) => [
    ...[slot, publishedMs, averageMs.rounds],
  ]);
  expect(rows).toEqual([
    ...[
      ["gunicorn", 47.3, 3],
      ["fast", null, 3],
    ],
    ...[
      ["same", null, 3],
      ["gunicorn again", 47.3, 3],
    ],
  ]);
});

test("it gets no verdict", () => {
  const { verdicts } = compared();
  expect(verdicts.map(({ measure }) => measure)).not.toContain("study");
  expect(verdicts.every(({ sentence }) => !sentence.includes("study"))).toBe(true);
});
