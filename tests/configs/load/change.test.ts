import { changeInWords, changeSince, forTheWorse } from "../../../configs/load/change";
import type { HistoryRow } from "../../../configs/load/history";

const row = (
  run: string,
  avgResponseMs: number,
  changed: Partial<HistoryRow> = {},
): HistoryRow => ({
  ...{ run, load: "steady", machine: "abc" },
  numbers: { avgResponseMs, requestsPerSecond: 100, failureCount: 0 },
  ...changed,
});
const average = (rows: HistoryRow[], now: HistoryRow) =>
  changeSince(rows, now)?.metrics.find(({ metric }) => metric === "avgResponseMs");

test("a run is compared with the last one of its load on its machine, and with no other", () => {
  const others = [row("2", 1, { load: "soak" }), row("3", 1, { machine: "def" })];
  const change = changeSince([row("1", 10), ...others], row("4", 12));
  expect(change).toMatchObject({ since: "1", runs: 1 });
  expect(change?.metrics[0]).toEqual({
    ...{ metric: "avgResponseMs", before: 10, after: 12, change: expect.closeTo(0.2) },
  });
  expect(changeSince(others, row("4", 12))).toBeUndefined();
  const asked = (run: string, test: string) => row(run, 10, { test });
  expect(changeSince([asked("1", "a"), asked("2", "b")], asked("3", "a"))?.since).toBe("1");
  const unknown = row("4", 12);
  delete unknown.machine;
  expect(changeSince([unknown], unknown)).toBeUndefined();
});

test("of a number that was 0 no part can be told", () => {
  const change = changeSince([row("1", 10)], row("2", 12));
  expect(change?.metrics.map(({ metric }) => metric)).not.toContain("failureCount");
});

test("three earlier runs say by how much runs differ: Student's t of their logarithms", () => {
  const before = [row("1", 10), row("2", 11), row("3", 9)];
  // t of 2 degrees 4.303, a deviation of ln of 0.1003, the root of two.
  const { low = 0, high = 0 } = average(before, row("4", 9)) ?? {};
  expect([low, high]).toEqual([expect.closeTo(-0.457, 3), expect.closeTo(0.842, 3)]);
});

test("runs that differ by nothing leave nothing to chance", () => {
  const before = ["1", "2", "3"].map((run) => row(run, 10));
  expect(average(before, row("4", 12))).toMatchObject({
    low: expect.closeTo(0.2),
    high: expect.closeTo(0.2),
  });
});

test("of two runs their own seconds say it, for the average alone", () => {
  const change = changeSince([row("1", 10, { error: 0.03 })], row("2", 12, { error: 0.04 }));
  const [one, ...rest] = change?.metrics ?? [];
  // Twice the root of the sum of squares: 0.1.
  expect(one).toMatchObject({ low: expect.closeTo(0.0858, 3), high: expect.closeTo(0.3262, 3) });
  expect(rest.some(({ low }) => low !== undefined)).toBe(false);
});

test("more requests a second are no change for the worse", () => {
  const change = { metric: "requestsPerSecond", before: 100, after: 80, change: -0.2 } as const;
  expect(forTheWorse(change).change).toBe(0.2);
  expect(forTheWorse({ ...change, low: -0.3, high: -0.1 })).toMatchObject({ low: 0.1, high: 0.3 });
  const slower = { ...change, metric: "avgResponseMs" } as const;
  expect(forTheWorse(slower)).toBe(slower);
});

test.each([
  [{}, "and by how much runs differ is not known"],
  [{ low: 0.1, high: 0.3 }, "really +10.0 % to +30.0 %"],
  [{ low: -0.1, high: 0.5 }, "which may be chance (-10.0 % to +50.0 %)"],
])("a change is told with what is known of chance: %j", (interval, words) => {
  const metric = {
    metric: "avgResponseMs",
    before: 10,
    after: 12,
    change: 0.2,
    ...interval,
  } as const;
  expect(changeInWords({ since: "1", runs: 1, metrics: [metric] })).toBe(
    `The average went from 10.00 to 12.00 ms since 1: +20.0 %, ${words}.`,
  );
  expect(changeInWords({ since: "1", runs: 1, metrics: [] })).toBeUndefined();
});

/** A run in which two endpoints took so long. */
const rowOf = (run: string, items: number, page?: number): HistoryRow =>
  row(run, items, {
    endpoints: {
      "GET /api/items": { avgResponseMs: items, failureRatio: 0 },
      ...(page !== undefined && { "GET /": { avgResponseMs: page } }),
    },
  });

test("each endpoint that both runs have is compared by itself: one that is slower is not hidden by the others", () => {
  const change = changeSince([rowOf("1", 10, 4)], rowOf("2", 12, 4));
  expect(change?.endpoints).toEqual([
    {
      endpoint: "GET /api/items",
      metrics: [{ metric: "avgResponseMs", before: 10, after: 12, change: expect.closeTo(0.2) }],
    },
    {
      endpoint: "GET /",
      metrics: [{ metric: "avgResponseMs", before: 4, after: 4, change: 0 }],
    },
  ]);
  const added = changeSince([rowOf("1", 10)], rowOf("2", 12, 4));
  expect(added?.endpoints?.map(({ endpoint }) => endpoint)).toEqual(["GET /api/items"]);
  expect(changeSince([row("1", 10)], rowOf("2", 12, 4))?.endpoints).toEqual([]);
});

test("three earlier runs say by how much an endpoint's runs differ: by its own, and not by those of all", () => {
  const before = [rowOf("1", 10, 4), rowOf("2", 11, 4), rowOf("3", 9, 4)];
  const [items, page] = changeSince(before, rowOf("4", 9, 5))?.endpoints ?? [];
  expect(items?.metrics[0]).toMatchObject({
    ...{ low: expect.closeTo(-0.457, 3), high: expect.closeTo(0.842, 3) },
  });
  expect(page?.metrics[0]).toMatchObject({ low: expect.closeTo(0.25), high: expect.closeTo(0.25) });
});

test("an endpoint that is called as what every object has is none of the run before", () => {
  const now = row("2", 12, { endpoints: { constructor: { avgResponseMs: 1 } } });
  expect(changeSince([row("1", 10, { endpoints: {} })], now)?.endpoints).toEqual([]);
});
