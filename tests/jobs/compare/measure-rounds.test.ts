import { isMissed, type Measurement, type RoundRow } from "../../../configs/compare/measured";
import { measureRounds } from "../../../jobs/compare/measure-rounds";
import { RunningCandidate } from "../../../jobs/compare/candidate";
import { JobError } from "../../../jobs/lib/job";
import { measurement } from "../../support/comparison";
import { benchOf } from "../../support/comparison-bench";
import { keepPrinted, type Printed } from "../../support/printed";

const TRIED = { ratePerSecond: 400, appUs: 75, refused: [] };
const COURSE = {
  ...{ rounds: 1, warmSeconds: 1, fullSeconds: 5, pacedSeconds: 3 },
  ...{ studyRounds: 0, logRounds: 0, queueRounds: 0, queueSeconds: 2 },
};
const course = (more: Partial<typeof COURSE>) => ({ course: { ...COURSE, ...more } });
/** What is done of one candidate, in order. */
const of = (name: string, done: string[]) =>
  done.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));

let shown: Printed;
beforeEach(() => {
  shown = keepPrinted();
});
afterEach(() => {
  shown.restore();
  jest.restoreAllMocks();
});

test("a candidate is started, warmed, asked for all that it carries and at the declared rate, and removed", async () => {
  const { bench, done, kept } = benchOf({ gunicorn: {}, granian: {} });
  const rows = await measureRounds(bench, TRIED);
  expect(of("granian", done)).toEqual([
    ...["starts", "over 32 for 1 s", "over 32 for 5 s", "at 400/s", "is removed"],
  ]);
  expect(rows).toEqual(kept.rows);
  expect(rows.map(({ slot }) => slot).sort()).toEqual(["granian", "gunicorn", "gunicorn again"]);
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3]);
});

test("of a container counts what it did between the two looks, and nothing where one look told nothing", async () => {
  const work = [
    { server: { cpuSeconds: 10, taken: 5 }, proxy: { cpuSeconds: 1, taken: null } },
    { server: { cpuSeconds: 13.5, taken: 9 }, proxy: { cpuSeconds: null, taken: 8 } },
  ];
  const { bench } = benchOf({ gunicorn: { work }, granian: {} });
  const rows = await measureRounds(bench, TRIED);
  const row = rows.find(({ slot }) => slot === "gunicorn") as Measurement;
  expect(row.work).toEqual({
    server: { cpuSeconds: 3.5, taken: 4 },
    proxy: { cpuSeconds: null, taken: null },
  });
});

test("the study's load comes before all else, in the rounds that have it", async () => {
  const { bench, done } = benchOf({ gunicorn: {}, granian: {} }, course({ rounds: 2, studyRounds: 1 })); // prettier-ignore
  const rows = await measureRounds(bench, TRIED);
  expect(of("granian", done).slice(0, 3)).toEqual(["starts", "as the study", "over 32 for 1 s"]);
  expect(of("granian", done).filter((line) => line === "as the study")).toHaveLength(1);
  const having = rows.filter((row) => "study" in row).map(({ round }) => round);
  expect(new Set(having)).toEqual(new Set([1]));
});

test("over fewer connections each candidate is asked in the rounds that have it, and the reference only once", async () => {
  const { bench, done } = benchOf({ gunicorn: {}, granian: {} }, course({ rounds: 2, queueRounds: 1 })); // prettier-ignore
  const rows = await measureRounds(bench, TRIED);
  for (const name of ["gunicorn", "granian"]) {
    const fewer = of(name, done).filter((line) => /over (1|4) for 2 s/.test(line));
    expect(fewer).toEqual(["over 1 for 2 s", "over 4 for 2 s"]);
  }
  const asked = rows.flatMap((row) => ("fewer" in row ? [[row.round, row.slot]] : []));
  expect(asked.sort()).toEqual([
    [1, "granian"],
    [1, "gunicorn"],
  ]);
});

test("with too few connections to ask over fewer, nobody is", async () => {
  const few = { ...course({ queueRounds: 1 }), connections: 2 };
  const { bench, done } = benchOf({ gunicorn: {}, granian: {} }, few);
  await measureRounds(bench, TRIED);
  expect(of("granian", done)).toHaveLength(5);
});

const QUIET = { name: "granian without its log", of: "granian", containers: [], rounds: 1 };
const OTHER_WAY = { name: "one thing changed", containers: [], rounds: 2 };

test("what only explains is asked for all that it carries, and neither at the declared rate nor as the study did", async () => {
  const more = course({ rounds: 2, studyRounds: 2, queueRounds: 2 });
  const { bench, done } = benchOf({ gunicorn: {}, granian: {} }, more);
  bench.input.variants = [QUIET, OTHER_WAY] as never;
  const rows = await measureRounds(bench, TRIED);
  const lines = of("granian without its log", done);
  expect(lines).toEqual(["starts empty", "over 32 for 1 s", "over 32 for 5 s", "is removed"]); // prettier-ignore
  const paced = (slot: string) =>
    rows.filter((row) => row.slot === slot).map((row) => [row.round, (row as Measurement).paced.seconds]); // prettier-ignore
  expect(paced(QUIET.name)).toEqual([[1, 0]]);
  expect(paced(OTHER_WAY.name).sort()).toEqual([
    [1, 0],
    [2, 0],
  ]);
});

test("what explains one that is left out is not measured, and what explains none is", async () => {
  const { bench } = benchOf({ gunicorn: {}, granian: {} });
  bench.input.variants = [QUIET, OTHER_WAY] as never;
  const rows = await measureRounds(bench, {
    ...{ ...TRIED, refused: [{ candidate: "granian", why: "it ended" }] },
  });
  expect(rows.map(({ slot }) => slot).sort()).toEqual([
    ...["gunicorn", "gunicorn again", "one thing changed"],
  ]);
});

test("what is on disk is not measured again, and the rest keeps its order", async () => {
  const whole = benchOf({ gunicorn: {}, granian: {} }, course({ rounds: 2 }));
  const order = (await measureRounds(whole.bench, TRIED)).map(({ round, slot }) => [round, slot]);
  const left = (row: RoundRow) => [row.round, row.slot];
  const { bench, done } = benchOf({ gunicorn: {}, granian: {} }, course({ rounds: 2 }), [
    ...whole.kept.rows.slice(0, 4),
  ]);
  const rows = await measureRounds(bench, TRIED);
  expect(rows.map(left)).toEqual(order);
  expect(done.filter((line) => line.endsWith(": starts"))).toHaveLength(2);
  expect(shown.stderr).toContain("4 measurements are there already: it goes on.");
});

test("one that does not start in a round is told in its row, and the round goes on", async () => {
  const { bench, kept } = benchOf({ gunicorn: {}, granian: { fails: new JobError("It ended.") } });
  await measureRounds(bench, TRIED);
  expect(kept.rows).toHaveLength(3);
  expect(kept.rows.filter(isMissed)).toEqual([
    {
      ...{ round: 1, position: expect.any(Number), slot: "granian", missed: "It ended." },
      tookSeconds: expect.any(Number),
    },
  ]);
});

test("one whose measuring fails is removed all the same", async () => {
  const { bench, done, kept } = benchOf({ gunicorn: {}, granian: {} });
  const fail = () => Promise.reject(new JobError("The generator ended."));
  Object.assign(bench.generator, { paced: fail });
  await measureRounds(bench, TRIED);
  expect(kept.rows.every(isMissed)).toBe(true);
  expect(done.filter((line) => line.endsWith("is removed"))).toHaveLength(3);
});

test("a fault of our own is no round that was missed: it ends the comparison", async () => {
  const { bench, kept } = benchOf({ gunicorn: { fails: new TypeError("x of undefined") } });
  await expect(measureRounds(bench, TRIED)).rejects.toThrow("x of undefined");
  expect(kept.rows).toEqual([]);
});

test("those that are left out are not started", async () => {
  const refused = [{ candidate: "granian", why: "it ended" }];
  const { bench } = benchOf({ gunicorn: {}, granian: {}, flask: {} });
  const rows = await measureRounds(bench, { ...TRIED, refused });
  expect(rows.map(({ slot }) => slot).sort()).toEqual(["flask", "gunicorn", "gunicorn again"]);
  expect(RunningCandidate.start).toHaveBeenCalledTimes(3);
});

/** Rounds that are on disk, each slot of which took so long. */
function rounds(count: number, perSecond: Record<string, number>, tookSeconds: number): RoundRow[] {
  const noise = [1, 1.02, 0.98, 1.01, 0.99];
  return Array.from({ length: count }, (_, index) =>
    Object.entries(perSecond).map(([slot, one], at) => ({
      ...measurement(slot, index + 1, { perSecond: one * noise[(index + 2 * at) % 5]! }),
      tookSeconds,
    })),
  ).flat();
}
const SAME = { gunicorn: 1000, "gunicorn again": 1000, granian: 1100 };
const OTHER = { gunicorn: 1000, "gunicorn again": 1000, granian: 2000 };

test.each([
  [5, SAME, 10, 151, "After 5 rounds its time is up."],
  [5, OTHER, 10, 9999, "After 5 rounds it is decided what carries more."],
  [3, OTHER, 10, 91, "After 3 rounds its time is up."],
])(
  "after %i rounds of %j, %d s each, with %d s no further one is begun: %s",
  async (count, like, took, timeBudgetSeconds, words) => {
    const more = { ...course({ rounds: 100 }), timeBudgetSeconds };
    const { bench, done } = benchOf({ gunicorn: {}, granian: {} }, more, rounds(count, like, took));
    await measureRounds(bench, TRIED);
    expect(done).toEqual([]);
    expect(shown.stderr).toContain(words);
  },
);

test("a round that was begun is ended, though its time is up meanwhile", async () => {
  const more = { ...course({ rounds: 100 }), timeBudgetSeconds: 130 };
  const four = rounds(4, SAME, 10);
  const [first] = rounds(5, SAME, 10).slice(-3);
  const { bench, kept } = benchOf({ gunicorn: {}, granian: {} }, more, [
    ...four,
    { ...first!, tookSeconds: 9 },
  ]);
  await measureRounds(bench, TRIED);
  expect(kept.rows.filter(({ round }) => round === 5)).toHaveLength(3);
  expect(kept.rows.filter(({ round }) => round === 6)).toEqual([]);
  expect(shown.stderr).toContain("After 5 rounds its time is up.");
});

test("as many rounds as were asked for are the end, decided or not", async () => {
  const more = { ...course({ rounds: 2 }), timeBudgetSeconds: 9999 };
  const { bench, done } = benchOf({ gunicorn: {}, granian: {} }, more, rounds(2, SAME, 10));
  expect(await measureRounds(bench, TRIED)).toHaveLength(6);
  expect(done).toEqual([]);
});
