import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { readAppFiles } from "../../components/image/app-files";
import { modulesFingerprint } from "../../components/image/modules";
import { Proxy } from "../../configs/app/choices";
import type { AblationStep } from "../../configs/compare/ablation/steps";
import type { Measurement } from "../../configs/compare/measured";
import type { CompareOutput } from "../../configs/compare/output";
import { type ComparisonOptions, comparisonPlan } from "../../configs/compare/plan";
import { defaultImages } from "../../configs/default-images";
import { flaskImagePlan } from "../../configs/image/plan";
import { Server } from "../../configs/server/servers";
import { Tuning } from "../../configs/tuning";
import { buildImage } from "../../jobs/build-image";
import { SAMPLE } from "../../program/sample";
import { measurement } from "../support/comparison";
import { containersOf, docker, sweep } from "../support/docker";
import { scratchDirectory } from "../support/scratch";

jest.setTimeout(240_000);

const PROJECT = `flask-serving-test-compare-${process.pid}`;
const LABELS = {
  "flask-serving.project": PROJECT,
  "flask-serving.stack": "compare",
  "flask-serving.component": "compare",
};
const USER = "1000:1000";
const DIRECTORY = scratchDirectory();
const ROUNDS = 2;
const OF_IMAGE = { user: USER, app: "app:app", fingerprint: "1" };
/** The key of the comparison that goes on until it is decided. */
const DECIDED = "decided";

/** What each run printed, and what was left of it. */
let killed: { rows: string[]; left: string[] };
let printed: string;
let output: CompareOutput;
/** The same rounds again where their time is up, and two that differ so much that it is decided long before that. */
let late: Ran;
let decided: Ran;

interface Ran {
  printed: string;
  output: CompareOutput;
}

beforeAll(async () => {
  docker("network", "create", "--internal", "--label", `flask-serving.project=${PROJECT}`, PROJECT);
  const imageId = await image();
  const input = inputOf(imageId);
  killed = await runUntilMeasured(JSON.stringify(input));
  ({ printed, output } = await runWhole(input));
  const until = { course: { ...input.course, rounds: 100 } };
  late = await runWhole({ ...input, ...until, timeBudgetSeconds: 1 });
  keepRounds(path.join(DIRECTORY, "results", "compare", `compare-${DECIDED}`));
  decided = await runWhole({ ...quarteredOf(imageId), timeBudgetSeconds: 300 });
});

async function runWhole(input: ReturnType<typeof inputOf>): Promise<Ran> {
  const child = start(JSON.stringify(input));
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  if (stdout === "") throw new Error(stderr);
  return { printed: stderr, output: JSON.parse(stdout) as CompareOutput };
}

/** Four that ask what waits 20 ms: of one, and of another that has a thread for one of them, a quarter is answered. */
function quarteredOf(image: string): ReturnType<typeof inputOf> {
  const [all, one] = [{}, { workers: 1, threads: 1 }].map((more) =>
    inputOf(image, { paths: ["/api/wait"], connections: 4, ...more }),
  );
  const less = { ...one!.candidates[0]!, name: "less" };
  const candidates = [all!.candidates[0]!, less];
  const brief = { rounds: 100, warmSeconds: 0.2, fullSeconds: 0.5, pacedSeconds: 0.3 };
  const none = { studyRounds: 0, logRounds: 0, queueRounds: 0, queueSeconds: 0 };
  const besides = { variants: [], ablation: [] };
  return { ...all!, ...besides, key: DECIDED, candidates, course: { ...brief, ...none } };
}

/** What an earlier run of it has left: rounds that decide nothing yet, as of fewer than four no evidence is enough. */
function keepRounds(directory: string): void {
  const rounds = [1, 1.01, 0.99].flatMap((factor, index) =>
    [
      measurement("gunicorn", index + 1, { perSecond: 180 * factor }),
      measurement("gunicorn again", index + 1, { perSecond: 180 / factor }),
      measurement("less", index + 1, { perSecond: 45 }),
    ].map((row) => JSON.stringify(row)),
  );
  fs.mkdirSync(directory, { recursive: true });
  fs.writeFileSync(path.join(directory, "rounds.jsonl"), `${rounds.join("\n")}\n`);
  const tried = { ratePerSecond: 18, appUs: null, refused: [] };
  fs.writeFileSync(path.join(directory, "tried.json"), JSON.stringify(tried));
}

afterAll(() => {
  sweep(PROJECT);
  fs.rmSync(DIRECTORY, { recursive: true });
});

async function image(): Promise<string> {
  const { build } = flaskImagePlan({
    ...{ baseImage: defaultImages(process.env).python, uid: 1000, gid: 1000, labels: LABELS },
    ...{ project: PROJECT, stack: "compare", component: "app" },
    files: readAppFiles(SAMPLE, ["frontend"]),
    modules: modulesFingerprint(),
  });
  const { imageId } = await buildImage({
    ...build,
    appDir: SAMPLE,
    labels: LABELS,
    generation: "1",
  });
  return imageId;
}

/** Two that serve, one that does not start, and one that answers otherwise. */
function inputOf(image: string, more: Partial<ComparisonOptions> = {}) {
  const as = (name: string, proxy: Proxy) => ({
    ...{ name, proxy, server: Server.Gunicorn, tuning: Tuning.Production },
  });
  const none = ["gunicorn", "broken", "other"].map((name) => as(name, Proxy.None));
  const plan = comparisonPlan(
    {
      ...{ appDir: SAMPLE, paths: ["/api/items"], rounds: ROUNDS, healthPath: "/api/healthz" },
      candidates: [...none, as("gunicorn-nginx", Proxy.Nginx)],
      // What a busy machine answers late is carried all the same.
      objective: { p99Ms: 60_000 },
      ...{ reference: "gunicorn", ablation: true, ...more },
    },
    { gunicorn: OF_IMAGE, granian: OF_IMAGE },
    defaultImages(process.env),
  );
  const words: Record<string, string[]> = {
    broken: ["sh", "-c", "echo ModuleNotFoundError: No module named shop; exit 3"],
    other: ["/opt/venv/bin/python", "-m", "http.server", "5901"],
  };
  const candidates = plan.candidates.map((one) => {
    const [first] = one.containers;
    const command = words[one.name] ?? first!.spec.command;
    const spec = { ...first!.spec, command };
    return { ...one, image, containers: [{ ...first!, spec }, ...one.containers.slice(1)] };
  });
  // Of the ablation the first step, whose nginx has all that one is told; of the logs nginx's. One round of each.
  const ablation = plan.ablation.slice(0, 1);
  const isOfStep = (name: string) => ablation.some(({ from, to }) => [from, to].includes(name));
  const variants = plan.variants
    .map((one) => ({ ...one, image, rounds: 1 }))
    .filter(({ name, of }) => of === "gunicorn-nginx" || isOfStep(name));
  const course = { rounds: ROUNDS, warmSeconds: 0.2, fullSeconds: 1, pacedSeconds: 0.5 };
  const study = { users: 10, spawnPerSecond: 20, seconds: 1, waitSeconds: [0.1, 0.2] };
  return {
    ...{
      ...plan,
      ...{ candidates, variants, ablation },
      course: { ...course, studyRounds: 1, logRounds: 1, queueRounds: 1, queueSeconds: 0.5 },
      studyLoad: study,
    },
    ...{ user: USER, resultsDir: "results", stack: "compare" },
    ...{ networks: [PROJECT], labels: LABELS },
  };
}

function start(input: string): ChildProcess {
  const root = path.join(__dirname, "..", "..");
  const argv = [
    "-r",
    path.join(root, "scripts", "typescript.js"),
    path.join(root, "jobs", "compare.ts"),
  ];
  const child = spawn("node", argv, { cwd: DIRECTORY });
  child.stdin.end(input);
  return child;
}

/** Killed as a machine that goes down kills: nothing of it can tidy up. */
async function runUntilMeasured(input: string) {
  const child = start(input);
  const ended = once(child, "close");
  for await (const part of child.stderr!) if (/round 1 of 2/.test(String(part))) break;
  child.kill("SIGKILL");
  await ended;
  return { rows: rowsOnDisk(), left: containersOf(PROJECT) };
}

function rowsOnDisk(): string[] {
  const above = path.join(DIRECTORY, "results", "compare");
  const [one = ""] = fs.readdirSync(above).filter((name) => !name.endsWith(DECIDED));
  return fs
    .readFileSync(path.join(above, one, "rounds.jsonl"), "utf8")
    .trim()
    .split("\n");
}

test("a comparison that is killed has on disk what it measured, and leaves its containers", () => {
  expect(killed.rows.length).toBeGreaterThanOrEqual(1);
  expect(killed.left.length).toBeGreaterThanOrEqual(1);
});

test("run again it goes on: what was measured stays, tries nothing twice, and ends with every round", () => {
  const rows = rowsOnDisk();
  expect(rows.slice(0, killed.rows.length)).toEqual(killed.rows);
  // Two candidates and the reference once more in each; in the first two of the ablation, and one without its log.
  expect(rows).toHaveLength(ROUNDS * 3 + 3);
  expect(printed).toContain("measurements are there already: it goes on.");
  expect(printed).not.toContain("carries about");
});

test("its containers are gone, those of the killed run too", () => {
  expect(containersOf(PROJECT)).toEqual([]);
});

test("one that does not start is left out with its cause, and one that answers differently with the difference", () => {
  const why = Object.fromEntries(output.refused.map(({ candidate, why }) => [candidate, why]));
  expect(Object.keys(why).sort()).toEqual(["broken", "other"]);
  expect(why.broken).toMatch(/^broken, its server ended instead of serving/);
  expect(why.broken).toContain("No module named shop");
  expect(why.other).toBe(
    "it answers differently: GET /api/items is answered with 404, and by the reference with 200",
  );
});

test("each of the rest, and the reference once more, has numbers of each round", () => {
  expect(Object.keys(output.comparison)).toEqual(["gunicorn", "gunicorn-nginx", "gunicorn again"]);
  for (const spreads of Object.values(output.comparison)) {
    expect(spreads.carriedPerSecond).toMatchObject({ rounds: ROUNDS });
    expect(spreads.carriedPerSecond.median).toBeGreaterThan(10);
    expect(spreads.cpuUsPerRequest.median).toBeGreaterThan(20);
    expect(spreads.pacedAvgMs.median).toBeGreaterThan(0);
  }
  // What a machine that does other things as well makes of the calibrated load is a finding of another kind.
  const ofRounds = output.findings.filter((one) => one.startsWith("Round "));
  expect(ofRounds).toEqual([]);
});

test("of two rounds each comparison has its interval, and a verdict that says so", () => {
  expect(output.verdicts).toHaveLength(3);
  for (const { interval, noise, sentence } of output.verdicts) {
    expect(interval).toMatchObject({ rounds: ROUNDS });
    expect(noise).toMatchObject({ rounds: ROUNDS });
    expect(sentence).toContain("gunicorn-nginx");
  }
});

test("the study's load is run too, in as many rounds as are to have it, beside the study's numbers", () => {
  expect(output.study.map(({ slot, publishedMs }) => [slot, publishedMs])).toEqual([
    ["gunicorn", 47.3],
    ["gunicorn-nginx", 75.52],
    ["gunicorn again", 47.3],
  ]);
  for (const { averageMs, requests, failed } of output.study) {
    expect(averageMs).toMatchObject({ rounds: 1 });
    expect(averageMs.median).toBeGreaterThan(0);
    // Each of its ten users comes more than once, however busy the machine is.
    expect(requests).toBeGreaterThan(10);
    expect(failed).toBe(0);
  }
});

test("the ledger tells the app's own cost, nginx's, and that connections are kept", () => {
  const [alone, behind] = output.ledger;
  expect(alone!.appUs).toBeGreaterThan(5);
  expect(alone!.serverUs).toBeGreaterThan(0);
  expect(alone).not.toHaveProperty("proxyUs");
  // A round of a second does not tell how much it is, but that it was measured without it.
  expect(behind!.logUs).toMatchObject({ rounds: 1, median: expect.any(Number) });
  // With its log, which the ledger tells apart by two rounds of a second: what nginx's container used.
  expect(behind!.proxyUs! + behind!.logUs.median!).toBeGreaterThan(5);
  expect(behind!.openedUpstream).toBeLessThan(0.5);
  expect(behind!.opened).toBeLessThan(0.5);
});

test("over fewer connections each is asked too, and the queue's model is judged by it", () => {
  const rows = rowsOnDisk().map((row) => JSON.parse(row) as Measurement);
  const asked = rows.flatMap(({ slot, fewer }) =>
    (fewer ?? []).map(({ connections, answers }) => [slot, connections, answers.requests > 0]),
  );
  expect(asked.sort()).toEqual(
    ["gunicorn", "gunicorn-nginx"].flatMap((slot) => [
      [slot, 1, true],
      [slot, 4, true],
    ]),
  );
  for (const { judged, split, why } of output.queueing) {
    expect(judged).toMatchObject({ connections: 4 });
    // Whether it holds, a second on a machine that does other things does not decide.
    expect(split === null).toBe(why !== undefined);
  }
});

test("one thing changed is measured in the rounds: sync workers bare, and behind the barest nginx", () => {
  expect(output.ablation).toHaveLength(1);
  const [{ change, from, to, verdicts }] = output.ablation as [AblationStep];
  expect([change, from, to]).toEqual(["proxy", "before all changes", "forward 1: proxy"]);
  expect(verdicts.map(({ sentence }) => sentence)).toEqual(
    ["carries", "CPU a request"].map(
      (label) => `${to} and ${from}, ${label}: inconclusive, too few rounds have both.`,
    ),
  );
  const rows = rowsOnDisk().map((row) => JSON.parse(row) as Measurement);
  for (const name of [from, to]) {
    const { full, paced, work } = rows.find(({ slot }) => slot === name)!;
    expect([full.failures, paced.seconds]).toEqual([{}, 0]);
    // A sync worker closes each connection, whoever opened it.
    expect(work.server!.taken! / full.requests).toBeGreaterThan(0.9);
  }
});

test("with a time budget it begins no round that would end after it, and says so", () => {
  expect(late.printed).toContain("After 2 rounds its time is up.");
  expect(late.output.course.rounds).toBe(ROUNDS);
  // What was looked at to decide that has the intervals which allow it: of two rounds there are none.
  expect(late.output.looks).toBe("any");
  expect(late.output.verdicts.map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: 3 }, () => "inconclusive"),
  );
});

test("with a time budget it goes on until it is decided what carries more, and no longer", () => {
  const { rounds } = decided.output.course;
  expect(decided.printed).toContain("round 4 of 100, less: ");
  expect(rounds).toBeGreaterThanOrEqual(4);
  expect(rounds).toBeLessThan(20);
  expect(decided.printed).toContain(`After ${rounds} rounds it is decided what carries more.`);
  expect(decided.printed).not.toContain("its time is up");
  const [carried] = decided.output.verdicts;
  expect(carried).toMatchObject({ candidate: "less", verdict: "less", interval: { rounds } });
});

test("report, Markdown and document lie beside the rounds, and belong to the app's user", () => {
  const directory = path.join(DIRECTORY, output.directory);
  const names = ["report.html", "report.json", "report.md", "rounds.jsonl", "tried.json"];
  expect(fs.readdirSync(directory).sort()).toEqual(names);
  if (process.getuid?.() !== 0) return;
  for (const name of names) expect(fs.statSync(path.join(directory, name)).uid).toBe(1000);
});
