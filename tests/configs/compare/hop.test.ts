import { comparisonDocument } from "../../../configs/compare/document";
import {
  foretoldWords,
  type Hop,
  hopIn,
  measuredWords,
  readDocument,
} from "../../../configs/compare/hop";
import type { Measurement } from "../../../configs/compare/measured";
import { compared, measurement } from "../../support/comparison";

const SERVED = { appDir: "app", candidate: "gunicorn-nginx" };
const HOP: Hop = { us: 110, low: 100, high: 120, serverUs: 400, asked: ["GET /api/items"] };

/** A round in which nginx took so many µs for each of 5000 requests, and the server 400. */
function round(at: number, proxyUs: number | null, slot = "gunicorn-nginx"): Measurement {
  const row = measurement(slot, at, { perSecond: 1000, cpuUs: 400 });
  const cpuSeconds = proxyUs === null ? null : (5000 * proxyUs) / 1e6;
  return { ...row, work: { ...row.work, proxy: { cpuSeconds, taken: 9 } } };
}
const documentOf = (rows: Measurement[]) => comparisonDocument(compared({ rows }));

test("nginx costs what its container took for a request, in the middle of the rounds, beside the server's", () => {
  const rows = [round(1, 120), round(2, 100), round(3, 110), round(4, null)];
  expect(hopIn(documentOf([...rows, round(1, 900, "granian-nginx")]), SERVED)).toEqual({
    ...{ us: expect.closeTo(110), low: expect.closeTo(100), high: expect.closeTo(120) },
    ...{ serverUs: expect.closeTo(400), asked: ["GET /api/items"] },
  });
});

test.each([
  ["another app", { ...SERVED, appDir: "../shop" }, [round(1, 100)]],
  ["another way to serve", { ...SERVED, candidate: "granian-nginx" }, [round(1, 100)]],
  ["no nginx", SERVED, [measurement("gunicorn-nginx", 1, { perSecond: 1000 })]],
  ["a kernel that tells nothing", SERVED, [round(1, null)]],
  ["no request that was answered", SERVED, [{ ...round(1, 100), full: { ...round(1, 100).full, requests: 0 } }]], // prettier-ignore
  ["no round", SERVED, []],
])("of %s a comparison has nothing of it", (_, served, rows) => {
  expect(hopIn(documentOf(rows), served)).toBeUndefined();
});

test("a report is read as it was written, and what is none, is half written or of a later version is not read", () => {
  const document = documentOf([round(1, 100)]);
  const text = JSON.stringify(document);
  expect(readDocument(text)).toEqual(JSON.parse(text));
  expect(readDocument(text.slice(0, -9))).toBeUndefined();
  expect(readDocument(JSON.stringify({ ...document, schemaVersion: 2 }))).toBeUndefined();
  expect(readDocument("[]")).toBeUndefined();
});

test("what is foretold says how much, of what, and for what was asked", () => {
  expect(foretoldWords(HOP, SERVED)).toBe(
    "nginx costs 110 µs of CPU a request (100 to 120), 28 % of what the server uses, as the last comparison has it for GET /api/items.",
  );
});

test("where no comparison has it what measures it is told", () => {
  expect(foretoldWords(undefined, SERVED)).toBe(
    "not known: no comparison below results/ has gunicorn-nginx of app. A stack named compare measures it.",
  );
});

test.each([
  [115, "confirmed: the load test has 115 µs."],
  [100 / 1.2, "confirmed: the load test has 83 µs."],
  [144, "confirmed: the load test has 144 µs."],
  [145, "corrected: the load test has 145 µs, 1.32 times as much."],
  [55, "corrected: the load test has 55 µs, 0.50 times as much."],
  [undefined, "not measured: no load test has told nginx's CPU."],
])("a load test that has %d µs says of 100 to 120: %s", (us, words) => {
  expect(measuredWords(HOP, us)).toBe(words);
});

test("where nothing was foretold the measurement stands alone", () => {
  expect(measuredWords(undefined, 115)).toBe("the load test has 115 µs.");
});
