import * as fs from "node:fs";
import * as path from "node:path";
import { type LoadInput, runLoad } from "../../jobs/run-load";
import { LOAD_RUN } from "../fixtures/load-run";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { scratchDirectory } from "../support/scratch";

const CSV = fs.readFileSync("tests/fixtures/output_stats.csv", "utf8");
const WINDOW = { seconds: 1, users: 10, requestsBefore: 0, inFlight: 0, generatorCpu: 0.1 };

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
  client.answers(/^exec 1a2b cat output_/, { stdout: CSV });
  client.answers(/^exec 1a2b cat window.json/, { stdout: JSON.stringify(WINDOW) });
});
afterEach(() => {
  client.remove();
  fs.rmSync(directory, { recursive: true });
});

test("a run's files are kept, and what they say is its result", async () => {
  const result = await runLoad(input);
  expect(result.stats).toMatchObject({ requestCount: 3370, warnings: [] });
  expect(fs.readFileSync(result.statsCsv, "utf8")).toBe(CSV);
});

test("its container is gone at its end, also when it fails", async () => {
  await runLoad(input);
  client.answers(/^exec 1a2b cat output_stats/, { exitCode: 1 });
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
  client.answers(/^exec 1a2b cat window.json/, { exitCode: 1 });
  const { stats, statsCsv } = await runLoad(input);
  expect(stats).toMatchObject({
    requestCount: 3370,
    warnings: [{ code: "load-ended-badly" }, { code: "window-unknown" }],
  });
  expect(fs.readdirSync(path.dirname(statsCsv))).not.toContain("window.json");
});

test("a CSV that cannot be read is kept, and costs the numbers only", async () => {
  client.answers(/^exec 1a2b cat output_stats/, { stdout: "Locust was here" });
  const { stats, statsCsv } = await runLoad(input);
  expect(stats).toMatchObject({ endpoints: [], warnings: [{ code: "result-unreadable" }] });
  expect(fs.readFileSync(statsCsv, "utf8")).toBe("Locust was here");
});

test("the locustfile is written into the container as it is", async () => {
  const locustfile = path.join(directory, "locustfile.py");
  fs.writeFileSync(locustfile, "# mine\n");
  await runLoad({ ...input, locustfile });
  const written = client.calls().filter(({ argv }) => argv.at(-1) === "/load/locustfile.py");
  expect(written).toMatchObject([{ input: "# mine\n" }]);
});

test("a locustfile that is not UTF-8 is not rewritten", async () => {
  const locustfile = path.join(directory, "locustfile.py");
  const bytes = Buffer.from("# coding: latin-1\n# caf\xe9\n", "latin1");
  fs.writeFileSync(locustfile, bytes);
  await runLoad({ ...input, locustfile });
  const written = client.calls().find(({ argv }) => argv.at(-1) === "/load/locustfile.py");
  expect(written?.bytes).toEqual(bytes);
});

test("what was killed for memory meanwhile is a finding, of each container beside its own", async () => {
  const use = (killed: number) => ({
    stdout: `oom_kill ${killed}\nlimit ${512 << 20}\nused ${400 << 20}\npeak ${511 << 20}\n`,
  });
  client.answers(/^ps .*flask-serving.network=n/, { stdout: "web1 web\nown1 load\n" });
  client.answers(/^exec web1 .*oom_kill/, use(2), use(5));
  client.answers(/^exec own1 .*oom_kill/, use(0), use(5));
  const labels = { "flask-serving.network": "n", "flask-serving.component": "load" };
  const { stats } = await runLoad({ ...input, labels });
  expect(stats.warnings).toEqual([
    {
      code: "workers-killed",
      weight: 85,
      sentence:
        "web: 3 processes were killed for memory during the load (limit 512 MiB, used up to 511 MiB): raise memoryMb, or lower workers.",
    },
  ]);
});
