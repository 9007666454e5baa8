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
  expect(result).toMatchObject({ kind: "steady", window: WINDOW });
  expect(fs.readFileSync(result.statsCsv, "utf8")).toBe(CSV);
});

test("its container is gone at its end, also when it fails", async () => {
  await runLoad(input);
  client.answers(/^exec .*locust --locustfile/, { exitCode: 2, stderr: "SyntaxError" });
  await expect(runLoad(input)).rejects.toThrow(
    "Locust failed with 2. Its last lines:\n    SyntaxError",
  );
  const removals = client.lines().filter((line) => line === "rm --force --volumes 1a2b");
  expect(removals).toHaveLength(2);
});

test("requests that failed are results too", async () => {
  client.answers(/^exec .*locust --locustfile/, { exitCode: 1 });
  expect(await runLoad(input)).toMatchObject({ kind: "steady" });
});

test("a run that wrote no result says what Locust said", async () => {
  client.answers(/^exec .*locust --locustfile/, { stderr: "SyntaxError: invalid syntax" });
  client.answers(/^exec 1a2b cat output_stats/, { exitCode: 1 });
  await expect(runLoad(input)).rejects.toThrow(
    "Locust ended before it measured: it wrote no output_stats.csv. Its last lines:\n    SyntaxError: invalid syntax",
  );
});

test("what an earlier run of the same stack, from the same directory, left behind is removed first", async () => {
  client.answers(/^ps/, { stdout: "0ld\n" });
  await runLoad(input);
  const [list = "", remove] = client.lines();
  expect(list).toContain(
    "--filter name=^flask-serving-load$ --filter label=flask-serving.stack=test",
  );
  expect(list).toMatch(/--filter label=flask-serving\.run-from=\w+$/);
  expect(remove).toBe("rm --force --volumes 0ld");
});

test("the locustfile is written into the container as it is", async () => {
  const locustfile = path.join(directory, "locustfile.py");
  fs.writeFileSync(locustfile, "# mine\n");
  await runLoad({ ...input, locustfile });
  const written = client.calls().filter(({ argv }) => argv.at(-1) === "/load/locustfile.py");
  expect(written).toMatchObject([{ input: "# mine\n" }]);
});
