import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { comparisonDocument } from "../../configs/compare/document";
import { Proxy } from "../../configs/app/choices";
import { hopOutput, lastHop } from "../../program/hop";
import { readSettings } from "../../program/settings";
import { mockPulumi, valueOf } from "../../testing";
import { compared, measurement } from "../support/comparison";
import { scratchDirectory } from "../support/scratch";

const SERVED = { appDir: "app", candidate: "gunicorn-nginx" };

let results: string;
beforeEach(() => {
  results = path.join(scratchDirectory(), "results");
});
afterEach(() => fs.rmSync(path.dirname(results), { recursive: true }));

/** A report in which nginx takes so many µs, so many seconds old. */
function kept(place: string, proxyUs: number, age: number, candidate = "gunicorn-nginx"): void {
  const row = measurement(candidate, 1, { perSecond: 1000 });
  const work = { ...row.work, proxy: { cpuSeconds: (5000 * proxyUs) / 1e6, taken: 1 } };
  put(place, JSON.stringify(comparisonDocument(compared({ rows: [{ ...row, work }] }))), age);
}

function put(place: string, text: string, age: number): void {
  const file = path.join(results, place, "report.json");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  const at = Date.now() / 1000 - age;
  fs.utimesSync(file, at, at);
}
const us = () => lastHop(SERVED, results)?.us;

test("the newest comparison that has it says it, whichever stack made it", () => {
  kept("compare/compare-aaa", 100, 300);
  kept("other/compare-bbb", 200, 200);
  expect(us()).toBeCloseTo(200);
});

test("a newer one that does not have it, cannot be read, or is no comparison is passed over", () => {
  kept("compare/compare-aaa", 100, 300);
  kept("compare/compare-bbb", 200, 200, "granian-nginx");
  put("compare/compare-ccc", "{", 100);
  kept("compare/2026-run", 400, 10);
  fs.mkdirSync(path.join(results, "compare/compare-ddd"));
  fs.writeFileSync(path.join(results, "note.txt"), "");
  expect(us()).toBeCloseTo(100);
});

test("where nothing was ever compared nothing is known", () => {
  expect(us()).toBeUndefined();
});

const settingsOf = (stack: string, config = {}) => readSettings(stack, config);

test("a stack without nginx has no such output", async () => {
  await mockPulumi();
  expect(settingsOf("gunicorn").app.proxy).toBe(Proxy.None);
  expect(hopOutput(settingsOf("gunicorn"), pulumi.output([]))).toBeNull();
});

test("what the load test has of nginx's container stands beside what was foretold, which is known before", async () => {
  await mockPulumi();
  const uses = pulumi.output([{ name: "proxy", cpuMsPerRequest: 0.093 }, { name: "web" }]);
  const output = hopOutput(settingsOf("gunicorn-nginx"), uses);
  expect(typeof output?.foretold).toBe("string");
  expect(await valueOf(output!.measured)).toMatch(/the load test has 93 µs/);
  const none = hopOutput(settingsOf("gunicorn-nginx"), pulumi.output([]));
  expect(await valueOf(none!.measured)).toBe("not measured: no load test has told nginx's CPU.");
});

test("a stack in the study's tuning is another candidate", async () => {
  await mockPulumi();
  const settings = settingsOf("gunicorn-nginx", { tuning: "baseline", appDir: "nowhere" });
  expect(hopOutput(settings, pulumi.output([]))?.foretold).toContain(
    "has gunicorn-nginx-baseline of nowhere.",
  );
});
