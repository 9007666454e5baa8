import { readFileSync } from "node:fs";
import { parseLoadResult } from "../../../configs/load/result";

const csv = readFileSync("tests/fixtures/output_stats.csv", "utf8");
const calm = {
  seconds: 10,
  users: 1000,
  requestsBefore: 2000,
  inFlight: 3,
  generatorCpu: 0.4,
  locust: "2.47.0",
  python: "3.12.0",
};
const warningsOf = (kind: string, window: object) =>
  parseLoadResult(
    JSON.stringify({
      kind,
      csv,
      statsCsv: "results/x/output_stats.csv",
      window: { ...calm, ...window },
    }),
  ).stats.warnings;

test("a calm measurement is warned of in no way", () => {
  expect(warningsOf("steady", {})).toEqual([]);
});

test("a generator that is short of CPU is told of", () => {
  expect(warningsOf("steady", { generatorCpu: 0.97 })).toEqual([
    "Locust used 97 % of its CPU: a part of the response times is its own.",
  ]);
});

test("many requests in flight at the end are told of", () => {
  expect(warningsOf("steady", { inFlight: 600 })).toEqual([
    "600 requests had no answer when the time was over, and are not counted: the real response times are longer.",
  ]);
});

test("a ramp load says what it is", () => {
  expect(warningsOf("ramp", {})).toEqual([
    "The ramp is a part of what was measured, as in the study: this ranks nothing.",
  ]);
});
