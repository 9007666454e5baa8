import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { Label, labelArgv, type Labels, ownLabels } from "../../configs/container/labels";
import type { LoadDocument } from "../../configs/load/document";
import { LOAD_CONTAINER } from "../../configs/load/container";
import { NO_TIMES } from "../../configs/load/time-split";
import { defaultImages } from "../../configs/default-images";
import { startBrowser } from "../support/browser";
import { containersOf, docker, inspect } from "../support/docker";
import { type Ended, makeProject, type Project, SHORT_LOAD, succeeded } from "../support/project";

jest.setTimeout(600_000);

const STACK = "gunicorn";
const { locust: LOCUST_IMAGE } = defaultImages(process.env);

/** What the first measurement says, and what the server had logged at its end. */
interface Measured {
  logged: number;
  requestsBefore: number;
  inFlight: number;
  requestCount: number;
  endpoints: { requestCount: number }[];
}

let project: Project;
let first: Measured;
/** The first deployment, whose load test misses a threshold. */
let missing: Ended;
let firstOutputs: Awaited<ReturnType<Project["outputs"]>>;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  await project.stack(STACK, { ...SHORT_LOAD, users: "60", spawnRate: "60" });
  await set("--path", "thresholds[0].metric", "avgResponseMs");
  await set("--path", "thresholds[0].max", "0.001");
  missing = await project.up(STACK);
  firstOutputs = await project.outputs(STACK);
  first = await measured();
});
afterAll(() => project.remove());

async function set(...argv: string[]): Promise<void> {
  succeeded(await project.pulumi(["config", "set", "-s", STACK, ...argv]));
}

/** Deploys it once more, so that it is measured again. */
async function measureAgain(onOutput?: (printed: string) => void): Promise<string> {
  await set("runId", `${Math.random()}`);
  return succeeded(await project.up(STACK, {}, onOutput)).output;
}

async function measured(): Promise<Measured> {
  const { requestCount, endpoints } = await project.outputs(STACK);
  const window = JSON.parse(fs.readFileSync(await resultFile("window.json"), "utf8")) as Measured;
  const [web = ""] = containersOf(project.name, STACK, "web");
  // Locust's: the health check is another client.
  const lines = docker("logs", web)
    .split("\n")
    .filter((line) => line.includes("gevent"));
  return { ...window, logged: lines.length, requestCount, endpoints };
}

/** What lies beside a result's CSV. */
async function resultFile(name: string): Promise<string> {
  const { statsCsv } = await project.outputs(STACK);
  return path.join(project.directory, path.dirname(statsCsv as string), name);
}

/** A container that holds the name of the load container for as long as it is there. */
function holdLoadContainer(labels: Record<string, string>): string {
  const name = ["--name", LOAD_CONTAINER, ...labelArgv(labels)];
  const sleeping = ["--entrypoint", "sleep", LOCUST_IMAGE, "infinity"];
  return docker("run", "--detach", "--rm", "--init", ...name, ...sleeping);
}

test("a first deployment that misses a threshold fails, and its outputs are this run's", async () => {
  const { avgResponseMs, statsCsv, thresholds } = firstOutputs;
  expect(missing.exitCode).not.toBe(0);
  expect(missing.output).toContain(
    `The load test misses 1 of 1 threshold:\n      avgResponseMs is ${avgResponseMs.toFixed(2)} ms, at most 0.00 ms was asked for`,
  );
  const total = fs.readFileSync(path.join(project.directory, statsCsv), "utf8").trim().split("\n");
  expect(total.at(-1)?.split(",")[5]).toBe(String(avgResponseMs));
  expect(thresholds).toMatchObject([{ actual: avgResponseMs, isMet: false, max: 0.001 }]);
});

test("its report is one page, which says what it misses, with the outputs' own numbers and no error", async () => {
  const { report, statsCsv, avgResponseMs } = firstOutputs;
  expect(path.dirname(report)).toBe(path.dirname(statsCsv));
  const browser = await startBrowser();
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("pageerror", ({ message }) => wrong.push(message));
  const file = path.join(project.directory, report);
  await page.goto(pathToFileURL(file).href);
  expect(await page.locator("h1").innerText()).toContain("It misses 1 of 1 threshold");
  const average = page.locator("[data-metric=avgResponseMs]");
  expect(await average.innerText()).toBe(`${avgResponseMs.toFixed(2)} ms`);
  expect(await page.locator("canvas").count()).toBe(3);
  const embedded = JSON.parse((await page.locator("#run").textContent()) ?? "") as LoadDocument;
  expect(embedded).toMatchObject({ avgResponseMs, environment: { cpus: expect.any(Number) } });
  const answered = embedded.timeline.points.reduce((sum, { requests }) => sum + requests, 0);
  expect(answered).toBeGreaterThanOrEqual(first.requestCount);
  expect(wrong).toEqual([]);
  expect(fs.statSync(file).size).toBeLessThan(500_000);
  await browser.close();
});

test("what failed stays failed at the next deployment, and is not measured again; told only, it is deployed", async () => {
  expect((await project.up(STACK)).exitCode).not.toBe(0);
  expect(await project.outputs(STACK)).toEqual(firstOutputs);
  await set("enforce", "warn");
  expect(succeeded(await project.up(STACK)).output).toContain("The load test misses 1 of 1");
  expect(await project.outputs(STACK)).toEqual(firstOutputs);
});

test("what ran is told: the users that were there, the time that was measured, and by what it is known", () => {
  const { ran, source, phases, requestCount, requestsPerSecond } = firstOutputs;
  expect(ran).toMatchObject({ minUsers: 60, maxUsers: 60, unanswered: 0 });
  expect(requestsPerSecond).toBe(requestCount / ran.seconds);
  expect([source, phases]).toEqual(["histogram", []]);
});

test("of a server without nginx before it nobody knows where the time goes, and the output says what that needs", () => {
  expect(firstOutputs.timeSplit).toEqual({ reason: NO_TIMES });
});

test("requestCount is what the server logged, less what came before and what was in flight", () => {
  const { requestCount, endpoints, requestsBefore, inFlight } = first;
  const counted = requestsBefore + requestCount;
  // One in flight at the end may have been answered, or not.
  expect(first.logged).toBeGreaterThanOrEqual(counted);
  expect(first.logged).toBeLessThanOrEqual(counted + inFlight);
  const counts = endpoints.map((one) => one.requestCount);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(requestCount);
});

test("the app runs as the ids that runAs names, and the results on the host are theirs", async () => {
  const { runAs } = await project.outputs(STACK);
  const [web = ""] = containersOf(project.name, STACK, "web");
  const ids = docker("exec", web, "sh", "-c", "id -u; id -g").split("\n");
  expect(ids.map(Number)).toEqual([runAs.uid, runAs.gid]);
  const { uid, gid } = fs.statSync(await resultFile("output_stats.csv"));
  expect([uid, gid]).toEqual([runAs.uid, runAs.gid]);
});

test("a changed locustfile runs the load test again: failed requests are measured, and warned of first", async () => {
  const { statsCsv: before } = await project.outputs(STACK);
  const file = path.join(project.directory, "app/locustfile.py");
  const text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, text.replaceAll('get("/api/items")', 'get("/api/nothing-here")'));
  succeeded(await project.up(STACK));
  fs.writeFileSync(file, text);
  const { statsCsv, failureCount, requestCount, failureRatio, avgResponseMs, warnings } =
    await project.outputs(STACK);
  expect(statsCsv).not.toBe(before);
  expect(failureCount).toBeGreaterThan(0);
  expect(failureRatio).toBe(failureCount / requestCount);
  expect(avgResponseMs).toBeGreaterThan(0);
  expect(warnings[0]).toMatchObject({
    code: "many-failed",
    sentence: expect.stringMatching(
      /^\d+ of \d+ requests failed \([\d.]+ %\): the response times cannot be trusted/,
    ),
  });
});

test("another locustfile is another load, and no change; a CI and a dashboard find it beside its report", async () => {
  const { change, report } = await project.outputs(STACK);
  expect(change).toBeNull();
  const files = fs.readdirSync(path.join(project.directory, path.dirname(report as string)));
  expect(files).toEqual(expect.arrayContaining(["report.json", "junit.xml", "metrics.prom"]));
});

test("a load container that an earlier up left behind is removed", async () => {
  const [web] = containersOf(project.name, STACK, "web");
  const { [Label.Network]: network } = inspect(web).Config.Labels as Labels;
  const left = holdLoadContainer({
    ...ownLabels(project.name, STACK, "load"),
    [Label.Network]: network as string,
  });
  expect(await measureAgain()).toContain("removing what a deployment that was killed left behind");
  expect(() => docker("inspect", left)).toThrow();
  // The first run asked for the same.
  const since = path.basename(path.dirname(firstOutputs.statsCsv as string));
  expect((await project.outputs(STACK)).change).toMatchObject({ since, runs: 1 });
});

test("a load test waits for another one on this host, and goes on at its end", async () => {
  const other = holdLoadContainer({});
  let waited = false;
  await measureAgain((printed) => {
    if (waited || !printed.includes("waiting: another load test runs on this host")) return;
    waited = true;
    docker("rm", "--force", other);
  });
  expect(waited).toBe(true);
});
