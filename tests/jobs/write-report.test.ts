import * as fs from "node:fs";
import * as path from "node:path";
import { writeReport } from "../../jobs/write-report";
import { LOAD_RESULT } from "../../testing/load-result";
import { put, scratchDirectory } from "../support/scratch";

const FILES = "tests/fixtures/locust/2.47.0/calm";

/** What was answered in the second of its first look. */
const TIMES = [[1795635431, 160, { "8": 20 }]];

let directory: string;
let input: Parameters<typeof writeReport>[0];
beforeEach(() => {
  directory = scratchDirectory();
  fs.cpSync(FILES, directory, { recursive: true });
  put(directory, "times.json", JSON.stringify({ width: 1, windows: TIMES }));
  put(directory, "run.json", JSON.stringify({ ...LOAD_RESULT, environment: { cpus: 2 } }));
  const user = `${process.getuid?.()}:${process.getgid?.()}`;
  const statsCsv = `${directory}/output_stats.csv`;
  input = { statsCsv, stack: "gunicorn", load: "steady: 10 users", thresholds: [], user };
});
afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

const written = (name: string) => fs.readFileSync(path.join(directory, name), "utf8");
const document = () => JSON.parse(written("report.json")) as Record<string, unknown>;

test("a run's report stands beside its CSV, as a page and as JSON", async () => {
  expect(await writeReport(input)).toEqual({ report: `${directory}/report.html` });
  expect(written("report.html")).toMatch(
    /^<!doctype html>[^]*<title>gunicorn: load test, measured/,
  );
  expect(document()).toMatchObject({
    ...{ schemaVersion: 1, stack: "gunicorn", requestCount: 3370, environment: { cpus: 2 } },
    course: expect.arrayContaining([expect.objectContaining({ users: 10, phase: "steady" })]),
    timeline: { seconds: 1, points: [{ requests: 20, p95ResponseMs: 8, p99ResponseMs: null }] },
    percentiles: expect.arrayContaining([{ part: 1, ms: expect.any(Number) }]),
    failures: [expect.objectContaining({ method: "GET" })],
  });
});

test("for a CI and a dashboard it is there too", async () => {
  await writeReport(input);
  expect(written("junit.xml")).toContain('name="flask-serving load test: gunicorn" tests="1"');
  expect(written("metrics.prom")).toContain(
    'flask_serving_load_request_count{stack="gunicorn"} 3370\n',
  );
});

test("it holds what its thresholds came to, and is written anew for others", async () => {
  const missed = { metric: "avgResponseMs", max: 1, withinRounding: false, isMet: false } as const;
  await writeReport({ ...input, thresholds: [{ ...missed, sentence: "It is slow." }] });
  expect(written("report.html")).toContain("It misses 1 of 1 threshold: It is slow.");
  await writeReport(input);
  expect(written("report.html")).not.toContain("It is slow.");
});

test.each(["window.json", "histogram.json", "output_failures.csv", "seconds.csv", "times.json"])(
  "a run without %s has a report of the rest",
  async (name) => {
    fs.rmSync(path.join(directory, name));
    expect(await writeReport(input)).toEqual({ report: `${directory}/report.html` });
    expect(document()).toMatchObject({ requestCount: 3370 });
  },
);

test("where results are not kept, or cannot be written to, there is none: the numbers are in the state", async () => {
  const stderr = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  fs.rmSync(path.join(directory, "run.json"));
  expect(await writeReport(input)).toEqual({ report: null });
  fs.rmSync(directory, { recursive: true });
  expect(await writeReport(input)).toEqual({ report: null });
  expect(stderr.mock.calls.join()).toMatch(/There is no report of this run: ENOENT/);
  stderr.mockRestore();
});
