import { runReport } from "../../../configs/load/report";
import { METRICS } from "../../../configs/load/stats";
import type { TimeSplit } from "../../../configs/load/time-split";
import { valueText } from "../../../configs/load/value-text";
import { RUN_OUTPUTS } from "../../support/run-outputs";

const report = runReport("gunicorn", RUN_OUTPUTS);

test("a report says what was run, what calls for care, and where the numbers come from", () => {
  expect(report).toMatchObject({
    stack: "gunicorn",
    load: "steady: 10 users",
    findings: [{ code: "requests-failed" }],
    sources: [
      { label: "Measured", text: "2026-11-24 11:28:31 UTC" },
      { label: "All numbers", text: RUN_OUTPUTS.statsCsv },
    ],
  });
});

test("it shows each of the ten numbers of all requests, with its unit", () => {
  const rows = report?.sections[0]?.rows ?? [];
  expect(rows.map(({ label }) => label)).toEqual(Object.values(METRICS).map(({ label }) => label));
  expect(rows.map(({ values }) => values.length)).toEqual(rows.map(() => 1));
  expect(rows[0]?.values).toEqual([{ number: 17.5, unit: "ms" }]);
  expect(rows[2]?.values).toEqual([{ number: null, unit: "ms" }]);
});

test("it shows a row an endpoint, with a number for each column", () => {
  const { columns, rows } = report?.sections[1] ?? { columns: [], rows: [] };
  expect(columns).toEqual(["average", "95 of 100 within", "requests", "failed", "failed of all"]);
  expect(rows.map(({ label }) => label)).toEqual(["GET /api"]);
  expect(rows[0]?.values.map(({ number }) => number)).toEqual([17.5, 70, 40, 3, 0.075]);
});

test("it shows two runs side by side, with what the change really is", () => {
  const metric = { metric: "avgResponseMs", before: 16, after: 17.5, change: 0.09375 } as const;
  const change = { since: "run 1", runs: 3, metrics: [{ ...metric, low: -0.01, high: 0.2 }] };
  const section = runReport("gunicorn", { ...RUN_OUTPUTS, change })?.sections.at(-1);
  expect(section?.title).toBe("since run 1");
  expect(section?.columns).toEqual(["then", "now", "change", "95 %: from", "to"]);
  expect(section?.rows.map(({ label, values }) => [label, ...values.map(valueText)])).toEqual([
    ["average", "16.00 ms", "17.50 ms", "+9.4 %", "-1.0 %", "+20.0 %"],
  ]);
});

test("it shows the curve of a search by its rates, and which were too much for what", () => {
  const carried = { arrivalsPerSecond: 40, requestsPerSecond: 40, p99ResponseMs: 20 };
  const refused = { arrivalsPerSecond: 80, requestsPerSecond: 50.3, p99ResponseMs: 900 };
  const capacitySteps = [
    { ...refused, failureRatio: 0, generatorCpu: 0.125, limitedBy: "latency" as const },
    { ...carried, limitedBy: "nothing" as const },
  ];
  const section = runReport("gunicorn", { ...RUN_OUTPUTS, capacitySteps })?.sections[1];
  expect(section?.title).toBe("rate");
  expect(section?.rows.map(({ label, values }) => [label, ...values.map(valueText)])).toEqual([
    ["40 a second: carried", "40.00", "20.00 ms", "not known", "not known"],
    ["80 a second: too much (latency)", "50.30", "900 ms", "0 %", "13 %"],
  ]);
});

test("without an endpoint there is no table of them", () => {
  expect(runReport("gunicorn", { ...RUN_OUTPUTS, endpoints: [] })?.sections).toHaveLength(1);
});

test("a run whose CSV could not be read has a report; a stack without a load test has none", () => {
  expect(runReport("gunicorn", { ...RUN_OUTPUTS, requestCount: null })).toBeDefined();
  expect(runReport("gunicorn", { ...RUN_OUTPUTS, statsCsv: null })).toBeUndefined();
});

test.each([
  [{ number: null, unit: "ms" }, "not known"],
  [{ number: 1.256, unit: "ms" }, "1.26 ms"],
  [{ number: 1090.75, unit: "ms" }, "1091 ms"],
  [{ number: 4.04, unit: "per second" }, "4.04"],
  [{ number: 12345, unit: "count" }, "12345"],
  [{ number: 0.075, unit: "ratio" }, "7.5 %"],
  [{ number: 0, unit: "ratio" }, "0 %"],
] as const)("%j is read as %s", (value, text) => {
  expect(valueText(value)).toBe(text);
});

test("it shows where the time goes, and nothing of it where that is not known", () => {
  const titles = (timeSplit: TimeSplit) =>
    runReport("gunicorn", { ...RUN_OUTPUTS, timeSplit })?.sections.map(({ title }) => title);
  const split = { clientAndQueueMs: 2, nginxMs: 0.5, connectMs: 0, upstreamMs: 15, requests: 40 };
  expect(titles(split)).toContain("where the time goes");
  expect(titles({ reason: "No load test ran." })).not.toContain("where the time goes");
  const rows =
    runReport("gunicorn", { ...RUN_OUTPUTS, timeSplit: split })?.sections.at(-1)?.rows ?? [];
  expect(rows.map(({ label, values }) => [label, values[0]?.number])).toEqual([
    ["client and queue", 2],
    ["nginx", 0.5],
    ["connect", 0],
    ["server and app", 15],
  ]);
  const whole = { ...split, serverMs: 11, appMs: 4 };
  const apart = runReport("gunicorn", { ...RUN_OUTPUTS, timeSplit: whole })?.sections.at(-1);
  expect(apart?.rows.slice(-2).map(({ label, values }) => [label, values[0]?.number])).toEqual([
    ["of it the server and its queue", 11],
    ["of it the app", 4],
  ]);
});

test("it shows how the average of each endpoint changed, where there are several", () => {
  const one = (metric: string, change: number) => ({
    metric,
    before: 10,
    after: 10 + 10 * change,
    change,
  });
  const endpoint = (name: string, change: number) => ({
    endpoint: name,
    metrics: [one("avgResponseMs", change), one("p95ResponseMs", 0)],
  });
  const shown = (...endpoints: ReturnType<typeof endpoint>[]) => {
    const change = { since: "run 1", runs: 1, metrics: [one("avgResponseMs", 0.1)], endpoints };
    return runReport("gunicorn", { ...RUN_OUTPUTS, change })?.sections.slice(-1) ?? [];
  };
  const [section] = shown(endpoint("GET /", 0.2), endpoint("GET /api", -0.1));
  expect(section?.title).toBe("average since then");
  expect(section?.rows.map(({ label, values }) => [label, ...values.map(valueText)])).toEqual([
    ["GET /", "10.00 ms", "12.00 ms", "+20.0 %", "not known", "not known"],
    ["GET /api", "10.00 ms", "9.00 ms", "-10.0 %", "not known", "not known"],
  ]);
  expect(shown(endpoint("GET /", 0.2))[0]?.title).toBe("since run 1");
  const many = Array.from({ length: 40 }, (_, index) => endpoint(`GET /${index}`, 0));
  expect(shown(...many)[0]?.rows).toHaveLength(25);
});
