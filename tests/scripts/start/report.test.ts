import { pathToFileURL } from "node:url";
import { nextSteps, openLines, report, type StackOutputs } from "../../../scripts/start/report";
import { RUN_OUTPUTS } from "../../support/run-outputs";

test("a directory whose files are not yours is told before the numbers, and one whose are is not", () => {
  const mount = (hostPath: string) => ({ hostPath, containerPath: "/srv/app/instance" });
  const mounts = [
    { ...mount("../kept"), editable: true, owner: "1001:1001" },
    { ...mount("../data"), editable: false, owner: "5000:5000", reason: "it is 5000:5000's" },
  ];
  const lines = report("gunicorn", { ...outputs, mounts }).split("\n");
  expect(lines[2]).toBe("  ! data ../data: it is 5000:5000's");
  expect(lines.join()).not.toContain("../kept");
});

const outputs: StackOutputs = { ...RUN_OUTPUTS, url: "http://127.0.0.1:8080/" };

const ssh = process.env.SSH_CONNECTION;
beforeEach(() => void delete process.env.SSH_CONNECTION);
afterAll(() => void (ssh === undefined || (process.env.SSH_CONNECTION = ssh)));

test("warnings come first, each number has its unit, what is not known says so", () => {
  expect(report("gunicorn", outputs)).toBe(`
gunicorn: steady: 10 users
  ! 3 of 40 requests failed (7.5 %): the response times count them too.
  ! The measurement decides nothing: it is inconclusive.

  average              17.50 ms
  median                9.00 ms
  95 of 100 within    not known
  99 of 100 within     80.00 ms
  fastest               1.25 ms
  slowest               1091 ms
  requests                   40
  requests a second        4.04
  failed                      3
  failed of all           7.5 %

  endpoint    average   95 of 100 within   requests   failed   failed of all
  GET /api   17.50 ms           70.00 ms         40        3           7.5 %

Measured:            2026-11-24 11:28:31 UTC
All numbers:         results/gunicorn/20261124T112831123Z/output_stats.csv
Open it:             http://127.0.0.1:8080/`);
});

test("thresholds, phases and containers are shown where there are some", () => {
  const judged = { metric: "avgResponseMs", withinRounding: false } as const;
  const [phase] = RUN_OUTPUTS.endpoints.map((one) => ({
    ...one,
    name: "5 users",
    seconds: 2,
    users: 5,
  }));
  const shown = report("gunicorn", {
    ...outputs,
    validity: { verdict: "valid", reasons: [] },
    thresholds: [
      { ...judged, isMet: true, sentence: "It holds." },
      { ...judged, isMet: false, sentence: "It does not." },
    ],
    phases: phase ? [phase] : [],
    containers: [
      { name: "web", cpus: 0.5, cpuMsPerRequest: 1.25, memoryMb: 101.4 },
      { name: "proxy" },
    ],
  });
  expect(shown).toContain("  met:    It holds.\n  missed: It does not.\n");
  expect(shown).not.toContain("inconclusive");
  const lines = shown.split("\n").map((line) => line.trim().split(/ {2,}/));
  expect(lines).toContainEqual([
    ...["phase", "seconds", "users", "requests a second", "average", "95 of 100 within"],
    ...["requests", "failed", "failed of all"],
  ]);
  expect(lines).toContainEqual([
    ...["5 users", "2.00 s", "5.00", "not known", "17.50 ms", "70.00 ms", "40", "3", "7.5 %"],
  ]);
  expect(lines).toContainEqual(["container", "CPUs", "CPU time a request", "memory"]);
  expect(lines).toContainEqual(["web", "0.50", "1.25 ms", "101 MiB"]);
  expect(lines).toContainEqual(["proxy", "not known", "not known", "not known"]);
});

test("the report of a run is named so that a browser finds it", () => {
  const report_ = report("gunicorn", { ...outputs, report: "results/gunicorn/a b/report.html" });
  const address = pathToFileURL(process.cwd()).href;
  expect(report_).toContain(`Report:              ${address}/results/gunicorn/a%20b/report.html\n`);
});

test("over SSH the line that leads to the page is printed too", () => {
  const [, tunnel] = openLines("http://127.0.0.1:8080/", "10.0.0.9 5000 10.0.0.5 22");
  expect(tunnel).toMatch(
    /^ {2}from where you sit, after: {2}ssh -L 8080:127\.0\.0\.1:8080 \S+@10\.0\.0\.5$/,
  );
});

describe("a stack without a load test", () => {
  const none = { ...outputs, load: "none: …", statsCsv: null, url: null };

  test("shows no numbers", () => {
    expect(report("gunicorn", none)).toBe(
      "\ngunicorn: no load test. " +
        'For one: npm run config -- set paths "/ /api/items", or set locustfile FILE',
    );
    expect(report("gunicorn", { ...none, load: "off" })).toBe(
      "\ngunicorn: no load test, as load is off. For one: npm run config -- rm load",
    );
  });

  test("is not told how to measure again", () => {
    expect(nextSteps("gunicorn", "/srv/shop", none)).not.toContain("runId");
    expect(nextSteps("gunicorn", "/srv/shop", outputs)).toContain("runId");
  });
});
