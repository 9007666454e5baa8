import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { defaultImages } from "../../configs/default-images";
import type { LoadResult } from "../../configs/load/result";
import { failureRows } from "../../configs/load/failures";
import { parseLocustStats } from "../../configs/load/parse-stats";
import { phasesOf } from "../../configs/load/phases";
import { askedRequests } from "../../configs/load/requests";
import { poll } from "../../jobs/lib/poll";
import { runLoad } from "../../jobs/run-load";
import { buildOwnImage } from "../../scripts/setup/build-own-image";
import { inspectImages } from "../../scripts/setup/known-images";
import { LOAD_RUN } from "../fixtures/load-run";
import { docker } from "../support/docker";
import { scratchDirectory } from "../support/scratch";

jest.setTimeout(120_000);

/** Answers at once, and tells each request. */
const SERVER = `
from gevent.pywsgi import WSGIServer
def app(environ, start_response):
    print("asked", environ["PATH_INFO"], flush=True)
    start_response("500 No" if environ["PATH_INFO"] == "/bad" else "200 OK", [])
    return [b"ok"]
WSGIServer(("0.0.0.0", 8000), app, log=None).serve_forever()
`;
const NAME = `flask-serving-test-workers-${process.pid}`;
const { locust, python } = defaultImages(process.env);
/** The oldest that is known to work, and the newest. */
const LOCUSTS = ["2.12.1", "2.47.0"];
const OLD = `flask-serving-test/locust:${LOCUSTS[0]}`;

let directory: string;
beforeAll(async () => {
  directory = scratchDirectory();
  const recipe = { image: OLD, directory: "locust", base: python, version: LOCUSTS[0]! };
  await buildOwnImage(recipe, await inspectImages([OLD, python]), () => {});
  docker("network", "create", "--internal", NAME);
  const on = ["--network", NAME, "--network-alias", "web", "--name", NAME, "--init"];
  const serving = ["--entrypoint", "/opt/venv/bin/python", locust, "-c", SERVER];
  docker("run", "--detach", "--rm", ...on, ...serving);
});
afterAll(() => {
  docker("rm", "--force", NAME);
  docker("network", "rm", NAME);
  fs.rmSync(directory, { recursive: true });
});

/** How many took how long. */
type Counts = Record<string, number>;

/** Two Locusts ask 40 times a second, for two seconds. */
const load = (changed = {}): Promise<LoadResult> => runLoad(inputOf(changed));

function inputOf(changed: object) {
  const loaded = {
    ...{ ...LOAD_RUN, image: locust, endpoint: { host: "web", port: 8000 }, workers: 2 },
    ...{ kind: "open" as const, arrivalsPerSecond: 40, users: 20, spawnRate: 100 },
    ...{ settleSeconds: 0.5, requests: askedRequests(["/a", "/bad"]) },
    ...changed,
  };
  const run = { ...loaded, phases: phasesOf(loaded) };
  const kept = { resultsDir: path.relative(process.cwd(), directory), stack: "test" };
  return { ...run, ...kept, networks: [NAME], labels: LABELS };
}
const LABELS = { "flask-serving.component": "workers-test" };
const asked = () =>
  docker("logs", NAME)
    .split("\n")
    .filter((line) => line.startsWith("asked"));

test.each([OLD, locust])(
  "two Locusts make one load: what each of them measured is summed up, and none of it is lost: %s",
  async (image) => {
    const before = asked().length;
    const { stats, statsCsv } = await load({ image });
    const { endpoints, requestCount = 0, failureCount, ran, source, warnings } = stats;
    // Somebody comes at even moments: one at the edge is in it or not, of each of them.
    expect(Math.abs(requestCount - 40 * (ran.seconds ?? 0))).toBeLessThanOrEqual(2);
    expect(ran.seconds).toBeCloseTo(2, 0);
    expect(endpoints.map(({ name }) => name)).toEqual(["/a", "/bad"]);
    expect(endpoints.reduce((sum, one) => sum + (one.requestCount ?? 0), 0)).toBe(requestCount);
    expect(failureCount).toBe(endpoints[1]?.requestCount);
    expect(source).toBe("histogram");
    expect(ran).toMatchObject({ minUsers: 20, maxUsers: 20, unanswered: 0 });
    expect(warnings.map(({ code }) => code)).not.toContain("workers-lost");
    const text = (name: string) => fs.readFileSync(path.join(path.dirname(statsCsv), name), "utf8");
    const read = (name: string) => JSON.parse(text(name)) as object;
    expect(read("window.json")).toMatchObject({
      ...{ workers: { asked: 2, answered: 2 }, neverRan: [], userClasses: { Visitor: 20 } },
    });
    // What came before it was measured was asked too.
    const { requestsBefore } = read("window.json") as { requestsBefore: number };
    const all = asked().length - before;
    expect(Math.abs(all - requestsBefore - requestCount)).toBeLessThanOrEqual(2);
    // Each answer has its second.
    const { windows } = read("times.json") as { windows: [number, number, Counts][] };
    const counts = windows.flatMap(([, , times]) => Object.values(times));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
    // Locust's own files say the same, and each error as it is.
    const csv = parseLocustStats(text("output_stats.csv"));
    expect(csv).toMatchObject({ requestCount, failureCount, avgResponseMs: stats.avgResponseMs });
    expect(failureRows(text("output_failures.csv"))).toEqual([
      expect.objectContaining({
        name: "/bad",
        error: expect.stringMatching(/^(Locust)?BadStatusCode\(/),
        count: failureCount,
      }),
    ]);
  },
);

test("one that is killed is told of, with what the other measured; all of their containers are gone then", async () => {
  const ids = () =>
    docker("ps", "--quiet", "--filter", "label=flask-serving.component=workers-test").split("\n");
  const before = asked().length;
  const killing = setInterval(() => {
    if (asked().length < before + 40) return;
    clearInterval(killing);
    docker("kill", ids()[0] ?? "");
  }, 300);
  const { stats } = await load({ runSeconds: 4 });
  expect(stats.warnings.map(({ code }) => code)).toContain("workers-lost");
  expect(stats.requestCount).toBeGreaterThan(0);
  expect(ids()).toEqual([""]);
});

test("a load whose job is killed ends at its own time: nobody is asked any more", async () => {
  const input = inputOf({ workers: 1, runSeconds: 2 });
  const killed = spawn("node", ["-r", "./scripts/typescript.js", "jobs/run-load.ts"], {
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  killed.stdin.end(JSON.stringify(input));
  let said = "";
  killed.stderr.on("data", (text: Buffer) => (said += text.toString()));
  await poll(() => said.includes("measuring") || undefined, { everyMs: 50 });
  // With the docker clients that it waits for.
  process.kill(-killed.pid!, "SIGKILL");
  const [before, at] = [asked().length, performance.now()];
  const container = docker(
    "ps",
    "--quiet",
    "--filter",
    "label=flask-serving.component=workers-test",
  );
  const isOver = () => !docker("top", container).includes("/locust") || undefined;
  await poll(isOver, { everyMs: 200 });
  const seconds = (performance.now() - at) / 1000;
  docker("rm", "--force", container);
  // It went on, and not for longer than it was told.
  expect(asked().length).toBeGreaterThan(before);
  expect(seconds).toBeLessThan(2 + 30);
});
