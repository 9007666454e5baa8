import { MEASURES } from "../../../configs/compare/measures";
import { measurement } from "../../support/comparison";

const LIMITS = { p99Ms: 500, failureRatio: 0.01 };
const row = measurement("gunicorn", 1, { perSecond: 1000, cpuUs: 300, avgMs: 3 });

test("what is carried is what was answered a second, within the limits", () => {
  expect(MEASURES.carriedPerSecond.of(row, LIMITS)).toBe(1000);
});

test("beyond the limit of the response times nothing is carried", () => {
  expect(MEASURES.carriedPerSecond.of(row, { ...LIMITS, p99Ms: 39 })).toBeUndefined();
});

test.each([
  [50, 1000],
  [51, undefined],
])("with %i of 5000 requests failed what is carried is %s", (failed, carried) => {
  const full = { ...row.full, requests: 5000 - failed, seconds: (5000 - failed) / 1000 };
  const some = { ...row, full: { ...full, failures: { ECONNRESET: failed } } };
  expect(MEASURES.carriedPerSecond.of(some, LIMITS)).toBe(carried);
});

test("the CPU of a request is that of all its containers", () => {
  const proxy = { cpuSeconds: (5000 * 80) / 1e6, taken: 32 };
  const both = { ...row, work: { ...row.work, proxy } };
  expect(MEASURES.cpuUsPerRequest.of(both)).toBeCloseTo(380, 9);
});

test("where the kernel tells nothing of a container, the CPU of a request is not known", () => {
  const both = { ...row, work: { ...row.work, proxy: { cpuSeconds: null, taken: null } } };
  expect(MEASURES.cpuUsPerRequest.of(both)).toBeUndefined();
});

test("the average at the declared rate is none where requests failed", () => {
  expect(MEASURES.pacedAvgMs.of(row, LIMITS)).toBe(3);
  const failed = { ...row, paced: { ...row.paced, failures: { "status 502": 100 } } };
  expect(MEASURES.pacedAvgMs.of(failed, LIMITS)).toBeUndefined();
});
