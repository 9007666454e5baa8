import * as fc from "fast-check";
import { percentile, readHistogram } from "../../../configs/load/histogram";

const entry = (changed: object) => ({
  ...{ method: "GET", name: "/a", num_requests: 3, num_none_requests: 0, num_failures: 1 },
  ...{ total_response_time: 30, min_response_time: 5, max_response_time: 15 },
  response_times: { "5": 1, "10": 1, "15": 1 },
  ...changed,
});
const read = (total: object, entries: object[] = []) =>
  readHistogram(JSON.stringify({ all: { total, entries }, phases: [] }), { all: 2, phases: [] });

test("what a histogram says is exact but for what Locust rounds", () => {
  expect(read(entry({}))?.all).toEqual({
    ...{ avgResponseMs: 10, medianResponseMs: 10, minResponseMs: 5, maxResponseMs: 15 },
    ...{ p95ResponseMs: 15, p99ResponseMs: 15, requestCount: 3, failureCount: 1 },
    ...{ failureRatio: 1 / 3, requestsPerSecond: 1.5, endpoints: [] },
  });
});

test("endpoints stand in the order of Locust's CSV: by name, then by method", () => {
  const named = [
    ["POST", "/a!"],
    ["POST", "/a"],
    ["GET", "/a!"],
    ["GET", "/a"],
  ].map(([method, name]) => entry({ method, name }));
  expect(
    read(entry({}), named)?.all.endpoints.map(({ method, name }) => `${method} ${name}`),
  ).toEqual(["GET /a", "POST /a", "GET /a!", "POST /a!"]);
});

test("a median that was rounded out of what was measured is put back into it", () => {
  const one = { num_requests: 1, total_response_time: 104.9, response_times: { "100": 1 } };
  const times = { min_response_time: 104.9, max_response_time: 104.9 };
  expect(read(entry({ ...one, ...times }))?.all.medianResponseMs).toBe(104.9);
});

test.each([
  ["a count that is none", { num_requests: 1.5 }],
  ["times of fewer requests than there were", { num_requests: 4 }],
  ["a time that is none", { total_response_time: null }],
  ["a name that is none", { name: 5 }],
  ["no times at all", { response_times: null }],
])("a histogram with %s is refused", (_what, changed) => {
  expect(read(entry(changed))).toBeUndefined();
});

test("a part of all requests is within their percentile, and no more than that part below it", () => {
  const times = fc.dictionary(fc.nat({ max: 9999 }).map(String), fc.integer({ min: 1, max: 50 }), {
    minKeys: 1,
    maxKeys: 30,
  });
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95, 0.99, 1), (counts, part) => {
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const found = percentile(counts, part) ?? NaN;
      const sumOf = (is: (time: number) => boolean) =>
        Object.entries(counts)
          .filter(([time]) => is(Number(time)))
          .reduce((sum, [, count]) => sum + count, 0);
      return (
        sumOf((time) => time < found) <= Math.trunc(all * part) &&
        sumOf((time) => time <= found) >= Math.trunc(all * part)
      );
    }),
  );
});
