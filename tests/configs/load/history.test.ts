import fc from "fast-check";
import {
  historyLine,
  type HistoryRow,
  historyRow,
  readHistory,
} from "../../../configs/load/history";
import { LOAD_RESULT } from "../../../testing/load-result";
import { LOAD_RUN } from "../../fixtures/load-run";
import { sampleAt } from "../../fixtures/load-window";

const ROW: HistoryRow = { run: "1", load: "steady", machine: "abc", numbers: { avgResponseMs: 5 } };

/** A load whose seconds take so long each. */
function seconds(...ms: number[]) {
  let totalMs = 0;
  return [0, ...ms].map((one, second) => sampleAt(second, { totalMs: (totalMs += 100 * one) }));
}
const rowOf = (samples: ReturnType<typeof seconds>, changed = {}) =>
  historyRow("7", { ...LOAD_RUN, ...changed }, LOAD_RESULT.stats, {
    environment: { cpus: 2, memoryGiB: 8 },
    samples,
  });

test("a run is remembered with its load, its machine, its numbers and how unlike its seconds were", () => {
  const row = rowOf(seconds(10, 12, 8, 10, 12, 8));
  expect(row).toMatchObject({ run: "7", load: expect.stringMatching(/^steady: 10 users/) });
  expect(row.machine).toMatch(/^[0-9a-f]{12}$/);
  expect(row.numbers).toMatchObject({ requestCount: 3370, failureCount: 0 });
  // Six means with a standard deviation of 1.79: its root of six, as a part of 10.
  expect(row.error).toBeCloseTo(0.073, 3);
});

test("its most asked endpoints are remembered, each with its average, its 95 of 100 and its failures", () => {
  expect(rowOf([]).endpoints).toEqual({
    "GET /api/items": { avgResponseMs: 4.305808004742324, p95ResponseMs: 22, failureRatio: 0 },
  });
  const endpoints = Array.from({ length: 150 }, (_, index) => ({
    ...{ method: "", name: `/${index}`, requestCount: index },
  }));
  const facts = { environment: {}, samples: [] };
  const many = historyRow("7", LOAD_RUN, { ...LOAD_RESULT.stats, endpoints }, facts).endpoints;
  expect(Object.keys(many ?? {})).toHaveLength(100);
  expect(many).toHaveProperty(["/149"], {});
});

test("what is asked for is a part of the load: another locustfile, other tasks or variables are another one", () => {
  const test = (changed: object) => rowOf([], changed).test;
  expect(test({})).toMatch(/^[0-9a-f]{12}$/);
  expect(test({ test: undefined })).toBe(test({}));
  const others = [
    { test: "a" },
    { test: "b" },
    { tags: ["a"] },
    { env: { A: "b" } },
    { requests: [] },
  ];
  expect(new Set([{}, ...others].map(test)).size).toBe(6);
  expect(test({ image: "another", users: 5 })).toBe(test({}));
});

test("of a search for the capacity later runs are compared by the rate alone, as each is measured at its own", () => {
  const { numbers } = rowOf(seconds(10, 12), { kind: "capacity" });
  expect(Object.keys(numbers)).toEqual(["requestsPerSecond"]);
  expect(rowOf([], { kind: "capacity" })).not.toHaveProperty("endpoints");
});

test("of few seconds, and of a load whose seconds are not alike, nothing is said of chance", () => {
  expect(rowOf(seconds(10, 12, 8))).not.toHaveProperty("error");
  expect(rowOf([])).not.toHaveProperty("error");
  expect(rowOf(seconds(10, 12, 8, 10, 12, 8), { kind: "spike" })).not.toHaveProperty("error");
});

test.each([
  "",
  "{",
  "[]",
  "null",
  '{"run": 1}',
  '{"run": "1", "load": "", "numbers": {"a": "b"}}',
  '{"run": "1", "load": "", "numbers": {}, "endpoints": {"GET /": {"avgResponseMs": "5"}}}',
  '{"run": "1", "load": "", "numbers": {}, "endpoints": 5}',
])("the line %j is broken, and costs itself alone", (broken) => {
  const text = `${JSON.stringify(ROW)}\n${broken}\n${JSON.stringify({ ...ROW, run: "2" })}\n`;
  expect(readHistory(text).map(({ run }) => run)).toEqual(["1", "2"]);
});

test("wherever the last line was cut, all before it and the new one are read", () => {
  const whole = historyLine(ROW, "") + historyLine({ ...ROW, run: "2" }, "\n");
  fc.assert(
    fc.property(fc.nat(whole.length), (at) => {
      const cut = whole.slice(0, at);
      const rows = readHistory(cut + historyLine({ ...ROW, run: "new" }, cut));
      expect(rows.at(-1)?.run).toBe("new");
      expect(rows.slice(0, -1).map(({ run }) => run)).toEqual(
        readHistory(cut).map(({ run }) => run),
      );
    }),
  );
});
