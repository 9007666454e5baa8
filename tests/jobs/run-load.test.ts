import * as fs from "node:fs";
import * as path from "node:path";
import type { LoadInput } from "../../jobs/lib/load-input";
import { runLoad } from "../../jobs/run-load";
import { limitsOf } from "../../configs/load/objective";
import { NO_TIMES } from "../../configs/load/time-split";
import { LOAD_RUN } from "../fixtures/load-run";
import { LOAD_WINDOW } from "../fixtures/load-window";
import { SAMPLE_COLUMNS } from "../../configs/load/samples";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { put, scratchDirectory } from "../support/scratch";

const CSV = fs.readFileSync("tests/fixtures/output_stats.csv", "utf8");

const rows = LOAD_WINDOW.samples.map((one) => SAMPLE_COLUMNS.map((column) => one[column]));
const WINDOW = { ...LOAD_WINDOW, samples: rows };

let client: FakeDocker;
let directory: string;
let input: LoadInput;
beforeEach(() => {
  client = fakeDocker();
  directory = scratchDirectory();
  input = {
    ...{ ...LOAD_RUN, resultsDir: path.join(directory, "results") },
    ...{ networks: ["internal"], labels: { "flask-serving.stack": "test" }, stack: "test" },
  };
  client.answers(/^ps/);
  client.answers(/^(exec|rm)/);
  client.answers(/^run/, { stdout: "1a2b\n" });
  client.answers(/^exec 1a2b cat /, { exitCode: 1 });
  client.answers(/^exec 1a2b cat .*output_stats/, { stdout: CSV });
  client.answers(/^exec 1a2b cat .*window.json/, { stdout: JSON.stringify(WINDOW) });
});
afterEach(() => {
  client.remove();
  fs.rmSync(directory, { recursive: true });
});

test("a run's files are kept, and what they say is its result", async () => {
  const result = await runLoad(input);
  expect(result.stats).toMatchObject({ requestCount: 3370, source: "csv" });
  expect(result.stats.warnings.map(({ code }) => code)).toEqual(["read-from-csv"]);
  expect(fs.readFileSync(result.statsCsv, "utf8")).toBe(CSV);
});

test("where the time goes is told of a service that logs it, and of another why it is not", async () => {
  const time = new Date(1000_000).toISOString();
  const logged = { time, status: 200, requestTime: "0.003", upstreamConnectTime: "0.001" };
  const line = JSON.stringify({ ...logged, upstreamResponseTime: "0.002" });
  const labels = { ...input.labels, "flask-serving.network": "n" };
  client.answers(/^network inspect/, { stdout: "n\n" });
  expect((await runLoad({ ...input, labels })).stats.timeSplit).toEqual({ reason: NO_TIMES });
  client.answers(/^ps .*component=/, { stdout: "f00\n" });
  client.answers(/^logs .* f00$/, { stdout: `${line}\n`.repeat(3370) });
  const { timeSplit } = (await runLoad({ ...input, labels })).stats;
  expect(timeSplit).toMatchObject({ nginxMs: expect.closeTo(1, 6), requests: 3370 });
});

test("a log that costs makes a measurement inconclusive, and is no cost of any number", async () => {
  const labels = { ...input.labels, "flask-serving.network": "n" };
  client.answers(/^network inspect/, { stdout: "n\n" });
  client.answers(/^ps .*Command/, { stdout: 'f00\tweb\t"python"\n' });
  const line = "2026-11-26T07:10:01.000100000Z [DEBUG] a connection\n";
  client.answers(/^logs .*--timestamps .* f00$/, { stderr: line.repeat(200) });
  const { stats } = await runLoad({ ...input, labels });
  expect(stats.warnings[0]).toMatchObject({ code: "log-costs" });
  expect(stats.validity).toEqual({
    verdict: "inconclusive",
    reasons: [stats.warnings[0]?.sentence],
  });
  expect(stats.requestCount).toBe(3370);
});

test("what a report needs is kept beside them: the numbers, and where they were measured", async () => {
  client.answers(/^info/, { stdout: '{"NCPU": 4, "MemTotal": 8589934592}\n' });
  client.answers(/^exec 1a2b cat \/proc\/cpuinfo/, { stdout: "model name\t: AMD EPYC\n" });
  const { stats, statsCsv } = await runLoad(input);
  const file = path.join(path.dirname(statsCsv), "run.json");
  expect(JSON.parse(fs.readFileSync(file, "utf8"))).toEqual({
    stats,
    environment: { cpu: "AMD EPYC", cpus: 4, memoryGiB: 8 },
  });
});

test("a second run is compared with the first on the same machine, and both are kept", async () => {
  client.answers(/^info/, { stdout: '{"NCPU": 4, "MemTotal": 8589934592}\n' });
  const first = await runLoad(input);
  expect(first.stats).not.toHaveProperty("change");
  const file = path.join(directory, "results/test/history.jsonl");
  fs.appendFileSync(file, '{"run": "cut');
  const second = await runLoad(input);
  const since = path.basename(path.dirname(first.statsCsv));
  expect(second.stats.change).toMatchObject({
    ...{ since, runs: 1 },
    metrics: expect.arrayContaining([
      expect.objectContaining({ metric: "avgResponseMs", change: 0 }),
    ]),
  });
  const third = await runLoad(input);
  expect(third.stats.change?.since).toBe(path.basename(path.dirname(second.statsCsv)));
  expect(fs.readFileSync(file, "utf8").trim().split("\n")).toHaveLength(4);
});

test("a run that was refused as too much worse is not the one that the next is compared with", async () => {
  client.answers(/^info/, { stdout: '{"NCPU": 2, "MemTotal": 8589934592}\n' });
  const first = await runLoad(input);
  const second = await runLoad(input);
  const refused = { thresholds: [{ metric: "avgResponseMs", maxChange: 0, isMet: false }] };
  put(path.dirname(second.statsCsv), "report.json", JSON.stringify(refused));
  const third = await runLoad(input);
  expect(third.stats.change?.since).toBe(path.basename(path.dirname(first.statsCsv)));
});

test("its container is gone at its end, also when it fails", async () => {
  await runLoad(input);
  client.answers(/^exec 1a2b cat .*output_stats/, { exitCode: 1 });
  await expect(runLoad(input)).rejects.toThrow("before it measured");
  const removals = client.lines().filter((line) => line === "rm --force --volumes 1a2b");
  expect(removals).toHaveLength(2);
});

test("a run that wrote no result says how Locust ended, and what it said", async () => {
  client.answers(/^exec .*locust --locustfile/, { exitCode: 2, stderr: "SyntaxError" });
  client.answers(/^exec 1a2b cat /, { exitCode: 1 });
  await expect(runLoad(input)).rejects.toThrow(
    "Locust ended with 2 before it measured. Its last lines:\n    SyntaxError",
  );
});

test("what was measured is kept, however Locust ended", async () => {
  client.answers(/^exec .*locust --locustfile/, { exitCode: 137 });
  client.answers(/^exec 1a2b cat .*window.json/, { exitCode: 1 });
  const { stats, statsCsv } = await runLoad(input);
  expect(stats).toMatchObject({
    requestCount: 3370,
    warnings: [{ code: "load-ended-badly" }, { code: "window-unknown" }, { code: "read-from-csv" }],
  });
  expect(fs.readdirSync(path.dirname(statsCsv))).not.toContain("window.json");
});

test("a CSV that cannot be read is kept, and costs the numbers only", async () => {
  client.answers(/^exec 1a2b cat .*output_stats/, { stdout: "Locust was here" });
  const { stats, statsCsv } = await runLoad(input);
  expect(stats).toMatchObject({ endpoints: [], warnings: [{ code: "result-unreadable" }] });
  expect(fs.readFileSync(statsCsv, "utf8")).toBe("Locust was here");
});

const SEARCH = { kind: "capacity", limits: limitsOf({ p99Ms: 2000 }), steps: 4 } as const;
const asked = () =>
  client
    .calls()
    .filter(({ argv }) => argv.includes("--headless"))
    .map(({ argv }) => argv[argv.indexOf("--users") + 1]);

test("a search for the capacity tries rates in one container, and keeps what each has measured", async () => {
  const { stats, statsCsv } = await runLoad({ ...input, ...SEARCH, users: 1000 });
  expect(asked()).toEqual(["40", "80", "160", "320"]);
  expect(client.lines().filter((line) => line.startsWith("run "))).toHaveLength(1);
  const { capacity } = stats;
  expect(capacity?.steps.map((step) => step.arrivalsPerSecond)).toEqual([10, 20, 40, 80]);
  expect(stats.warnings[0]).toMatchObject({ code: "capacity-not-reached" });
  const directory = path.dirname(statsCsv);
  const kept = fs.readFileSync(path.join(directory, "capacity.json"), "utf8");
  expect(JSON.parse(kept)).toEqual(capacity);
  expect(fs.readdirSync(directory)).toContain("step-4-window.json");
  expect(JSON.parse(fs.readFileSync(path.join(directory, "run.json"), "utf8"))).toMatchObject({
    stats: { capacity },
  });
  // No file of one rate is taken for one of the next, and the container lives on for each.
  const before = client.lines().filter((line) => line.includes('rm -f "$0"/*'));
  expect(before).toHaveLength(4);
  expect(before[0]).toMatch(/^exec -i --user 1000:1000 .* \/load\/results \/load\/ends 6\d$/);
});

test("where nothing is carried the numbers are those of the lowest rate", async () => {
  const limits = limitsOf({ p99Ms: 1 });
  const { stats } = await runLoad({ ...input, ...SEARCH, limits, steps: 2 });
  expect(stats.capacity).toMatchObject({ limitedBy: "latency" });
  expect(stats.capacity).not.toHaveProperty("capacityRps");
  expect(stats.requestCount).toBe(3370);
});

test("what breaks in the middle of a search ends it, and what was found is there", async () => {
  client.answers(/^exec 1a2b cat .*output_stats/, ...[{ stdout: CSV }, { exitCode: 1 }]);
  const { stats } = await runLoad({ ...input, ...SEARCH });
  expect(stats.capacity?.steps).toHaveLength(1);
});

test("several Locusts are in containers of their own, each with the files, and all are gone at the end", async () => {
  client.answers(/^run .*--name/, { stdout: "1a2b\n" });
  client.answers(/^run --detach --rm --network/, { stdout: "w1\n" }, { stdout: "w2\n" });
  client.answers(/^info --format {{.NCPU}}/, { stdout: "8\n" });
  client.answers(/^update/);
  const { stats } = await runLoad({ ...input, workers: 2, secretEnv: { TOKEN: "hush-hush" } });
  expect(stats.requestCount).toBe(3370);
  expect(stats.ran.generatorCpus).toBe("6-7");
  const lines = client.lines();
  expect(lines).toContain("update --cpuset-cpus 6-7 1a2b w1 w2");
  const given = client.calls().filter(({ argv }) => argv.includes("--interactive"));
  const to = given.map(({ argv }) => argv.find((word) => /^(1a2b|w\d)$/.test(word)));
  expect(to.sort()).toEqual(["1a2b", "w1", "w2"]);
  const asking = lines.filter((line) => line.includes(" --worker "));
  expect(asking.map((line) => / (w\d) /.exec(line)?.[1]).sort()).toEqual(["w1", "w2"]);
  expect(lines.at(-1)).toBe("rm --force --volumes 1a2b w1 w2");
  expect(lines.join("\n")).not.toContain("hush-hush");
});

test("where the engine does not hold them, or has too few CPUs, nothing is told of that", async () => {
  client.answers(/^info --format {{.NCPU}}/, { stdout: "8\n" }, { stdout: "2\n" });
  client.answers(/^update/, { exitCode: 1 });
  const [refused, tooFew] = [await runLoad(input), await runLoad(input)];
  expect(refused.stats.ran).not.toHaveProperty("generatorCpus");
  expect(tooFew.stats.ran).not.toHaveProperty("generatorCpus");
  expect(client.lines().filter((line) => line.startsWith("update"))).toHaveLength(1);
});

test("where a worker cannot be started, none of the others stays", async () => {
  client.answers(/^run --detach --rm --network/, { stdout: "w1\n" }, { exitCode: 125 });
  await expect(runLoad({ ...input, workers: 2 })).rejects.toThrow("docker run failed with 125");
  expect(client.lines().at(-1)).toBe("rm --force --volumes 1a2b w1");
});

/** What the container was given, by path. */
function given(): Record<string, string> {
  const [call] = client.calls().filter(({ argv }) => argv.includes("--interactive"));
  return JSON.parse(call?.input ?? "{}") as Record<string, string>;
}

test("the locustfile, what lies beside it and what measures it are written into the container, byte for byte", async () => {
  const bytes = Buffer.from("# coding: latin-1\n# caf\xe9\n", "latin1");
  put(directory, "test/my load.py", bytes);
  put(directory, "test/data/users.csv", "a,b\n");
  const loadDir = path.join(directory, "test");
  const files = ["data/users.csv", "my load.py"];
  await runLoad({
    ...input,
    locustfile: `${loadDir}/my load.py`,
    loadDir,
    script: "my load.py",
    files,
  });
  const own = Object.entries(given()).filter(([name]) => name.startsWith("/load/test/"));
  expect(own).toEqual([
    ["/load/test/data/users.csv", Buffer.from("a,b\n").toString("base64")],
    ["/load/test/my load.py", bytes.toString("base64")],
  ]);
  expect(Object.keys(given())).toContain("/load/measuring/flask_serving/recorder.py");
  const [locust = ""] = client.lines().filter((line) => line.includes("--headless"));
  expect(locust).toMatch(/^exec --workdir \/load\/test /);
  expect(locust).toContain(
    "--locustfile /load/measuring/flask_serving_measure.py,/load/test/my load.py",
  );
});

test("a secret reaches Locust by its name alone, and no command line", async () => {
  await runLoad({ ...input, env: { TENANT: "shop" }, secretEnv: { TOKEN: "hush-hush" } });
  const [locust = ""] = client.lines().filter((line) => line.includes("--headless"));
  expect(locust).toContain("--env TOKEN --env TENANT ");
  expect(client.lines().join("\n")).not.toMatch(/hush-hush|=shop/);
});

test("where there is no locustfile, one that asks for paths is in its place", async () => {
  await runLoad(input);
  const own = Object.keys(given()).filter((name) => name.startsWith("/load/test/"));
  expect(own).toEqual(["/load/test/locustfile.py"]);
});

test("files that cannot be written cost nothing but themselves", async () => {
  fs.writeFileSync(path.join(directory, "results"), "a file");
  const { stats } = await runLoad(input);
  expect(stats.requestCount).toBe(3370);
  expect(stats.warnings[0]).toMatchObject({
    code: "results-not-kept",
    sentence: expect.stringMatching(/^The files of this run are not kept, .*: (EEXIST|ENOTDIR)\.$/),
  });
});

test("two runs at the same moment have a directory each", async () => {
  jest.useFakeTimers({
    doNotFake: ["nextTick", "setImmediate", "setTimeout", "setInterval", "performance"],
    now: 0,
  });
  try {
    const [one, other] = [await runLoad(input), await runLoad(input)];
    expect(path.basename(path.dirname(one.statsCsv))).toBe("19700101T000000000Z");
    expect(path.basename(path.dirname(other.statsCsv))).toBe("19700101T000000000Z-2");
  } finally {
    jest.useRealTimers();
  }
});

test("what was killed for memory meanwhile is a finding, of each container beside its own", async () => {
  const use = (killed: number) => ({
    stdout: `oom_kill ${killed}\nlimit ${512 << 20}\nused ${400 << 20}\npeak ${511 << 20}\n`,
  });
  client.answers(/^network inspect .* internal$/, { stdout: "n\n" });
  client.answers(/^ps .*flask-serving.network=n$/, { stdout: "web1 web\nown1 load\n" });
  client.answers(/^exec web1 .*oom_kill/, use(2), use(5));
  client.answers(/^exec own1 .*oom_kill/, use(0), use(5));
  const labels = { "flask-serving.network": "internal", "flask-serving.component": "load" };
  const { stats } = await runLoad({ ...input, labels });
  expect(stats.warnings.slice(0, 1)).toEqual([
    {
      code: "workers-killed",
      weight: 85,
      sentence:
        "web: 3 processes were killed for memory during the load (limit 512 MiB, used up to 511 MiB): raise memoryMb, or lower workers.",
    },
  ]);
});
