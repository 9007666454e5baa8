import { readFileSync } from "node:fs";
import { readResult, type RunFiles } from "../../../configs/load/result";

const csv = readFileSync("tests/fixtures/output_stats.csv", "utf8");
const window = (changed: object) => JSON.stringify({ inFlight: 3, generatorCpu: 0.4, ...changed });
const read = (files: Partial<RunFiles>, kind: "steady" | "ramp" = "steady") =>
  readResult(kind, { csv, window: window({}), exitCode: 0, ...files });
const found = (...args: Parameters<typeof read>) =>
  read(...args).warnings.map(({ code, sentence }) => [code, sentence]);

test("a calm measurement is warned of in no way", () => {
  expect(found({})).toEqual([]);
});

test("a generator that is short of CPU is told of", () => {
  expect(found({ window: window({ generatorCpu: 0.97 }) })).toEqual([
    ["generator-busy", "Locust used 97 % of its CPU: a part of the response times is its own."],
  ]);
});

test("many requests in flight at the end are told of", () => {
  expect(found({ window: window({ inFlight: 600 }) })).toEqual([
    [
      "requests-in-flight",
      "600 requests had no answer when the time was over, and are not counted: the real response times are longer.",
    ],
  ]);
});

test("a ramp says what it is", () => {
  expect(found({}, "ramp")).toEqual([
    [
      "ramp-counted",
      "The ramp is a part of what was measured, as in the study: this ranks nothing.",
    ],
  ]);
});

test("the weightiest comes first, wherever it was found", () => {
  const without95 = csv.replace(",22,23,25,27,35,35\n", ",N/A,23,25,27,35,35\n");
  const files = { csv: without95.replace(",3370,0,", ",3370,1,"), window: "", exitCode: 137 };
  expect(found(files, "ramp").map(([code]) => code)).toEqual([
    ...["requests-failed", "total-differs", "load-ended-badly", "ramp-counted", "window-unknown"],
    "number-missing",
  ]);
});

test("failed requests, for which Locust ends with 1, are no bad end; another one is told of, with the numbers", () => {
  expect(found({ exitCode: 1 })).toEqual([]);
  expect(found({ exitCode: 137 })).toEqual([
    ["load-ended-badly", "Locust ended with 137 after it had written what it measured."],
  ]);
  expect(read({ exitCode: 137 }).requestCount).toBe(3370);
});

test("a CSV that cannot be read is a finding with its reason: what else is known stays", () => {
  expect(read({ csv: csv.replace("4.3058", "NaN") })).toEqual({
    endpoints: [],
    warnings: [
      {
        code: "result-unreadable",
        weight: 100,
        sentence:
          "No number is known, as Locust's CSV cannot be read: " +
          'row 8, Average Response Time: expected a number or N/A, got "NaN08004742324".',
      },
    ],
  });
});

test.each([undefined, "", "NaN", "null", "[]", '{"inFlight": "3"}', '{"generatorCpu": NaN}'])(
  "what %j says of the generator is not known, and the numbers are",
  (text) => {
    expect(found({ window: text }).map(([code]) => code)).toEqual(["window-unknown"]);
    expect(read({ window: text }).requestCount).toBe(3370);
  },
);
