import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { dockerHost } from "../../components/engine/docker/host";
import { loopbackWarnings } from "../../configs/container/environment";
import { logHints } from "../../configs/container/log-hints";
import { frontendProblems } from "../../configs/image/frontend-build";
import { buildCommands } from "../../configs/image/frontend-stage";
import { buildHints } from "../../configs/image/build-hints";
import { runAs } from "../../configs/image/run-as";
import { assertNoProblems } from "../../configs/problems";
import { serverProblems, withServerDefaults } from "../../configs/server/options";
import { gunicornPlan } from "../../configs/server/gunicorn/plan";
import { sqliteProblems } from "../../configs/server/sqlite";
import { findNetworks } from "../../jobs/find-networks";
import { startLoadContainer } from "../../jobs/lib/start-load-container";
import { makeNetwork } from "../../jobs/make-network";
import { makeSuffix } from "../../jobs/make-suffix";
import { makeData } from "../../jobs/make-data";
import { waitReady } from "../../jobs/wait-ready";
import { type ReleaseInput, runRelease } from "../../jobs/run-release";
import { readSettings } from "../../program/settings";
import { writtenProblems } from "../../program/written";
import { assertAnswers } from "../../scripts/start/answer";
import { assertPortFree } from "../../scripts/start/ports";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted } from "../support/printed";
import { LOAD_RUN } from "../fixtures/load-run";

const WEB = { container: "1a2b", what: "web" };

let client: FakeDocker;
beforeEach(() => {
  client = fakeDocker();
  client.answers(/./);
});
afterEach(() => client.remove());

/** What is said when something fails, or what it gives. */
async function saidBy(fail: () => unknown): Promise<string> {
  try {
    const said = await fail();
    return typeof said === "string" ? said : JSON.stringify(said);
  } catch (error) {
    return (error as Error).message;
  }
}

/** A log that the hints know, since they have a sentence for it. */
const hinted = (log: string) => (logHints(log).length > 0 ? log : "nothing");

const builtHint = (log: string) => (buildHints(log).length > 0 ? log : "nothing");

/** What it shows while it runs, kept. */
async function quietly(run: () => Promise<unknown>): Promise<string> {
  const shown = keepPrinted();
  try {
    await run();
  } finally {
    shown.restore();
  }
  return shown.stderr;
}

/** A release of an app. */
function released(): ReleaseInput {
  const { release } = gunicornPlan("web", { app: "app", user: "1000:1000", release: "init-db" });
  return {
    ...{ ...release!, what: "web-release", container: "one", image: "image", networks: ["own"] },
    ...{ labels: {}, secretEnv: {} },
  };
}

/** What each symptom of the page is said by, where it is ours to say. */
const REPRODUCTIONS: Record<string, () => unknown> = {
  "app: expected the app as module:callable …, got nothing": () =>
    assertNoProblems("web", serverProblems(withServerDefaults({ user: "1000:1000" }))),
  "frontend.dir: expected a lock file beside package.json": () =>
    assertNoProblems(
      "The image",
      frontendProblems({
        ...{ directory: "front", nodeImage: "node:24", files: [] },
        packageJson: '{"scripts": {"build": "vite build"}}',
      }),
    ),
  "expected index.html in … after npm run build, got none": () =>
    buildCommands("npm run build").join(" "),
  "web ended instead of serving": () => {
    const state = { Running: true, Restarting: false, OOMKilled: false, FinishedAt: "1" };
    const inspected = (more: object) => ({
      stdout: JSON.stringify({ state: { ...state, ...more }, restarts: 0, pids: 4096 }),
    });
    client.answers(/^inspect/, inspected({}), inspected({}), inspected({ Running: false }));
    return waitReady({ targets: [WEB], health: ["true"], timeoutSeconds: 9 });
  },
  "its workers end as soon as they are made": () => {
    const state = { Running: true, Restarting: false, OOMKilled: false, FinishedAt: "1" };
    client.answers(/^inspect/, { stdout: JSON.stringify({ state, restarts: 0, pids: 4096 }) });
    client.answers(/^exec/, { exitCode: 1 });
    client.answers(/^logs/, { stdout: "[ERROR] Worker (pid:9) exited with code 1.\n".repeat(30) });
    return waitReady({ targets: [WEB], health: ["true"], timeoutSeconds: 9 });
  },
  "does not answer after … s (startTimeoutSeconds)": () => {
    const state = { Running: true, Restarting: false, OOMKilled: false, FinishedAt: "1" };
    client.answers(/^inspect/, { stdout: JSON.stringify({ state, restarts: 0, pids: 4096 }) });
    client.answers(/^exec/, { exitCode: 1, stderr: "healthPath / answers with status 500" });
    return waitReady({ targets: [WEB], health: ["true"], timeoutSeconds: 0 });
  },
  "No module named 'flask_migrate'": () =>
    hinted("ModuleNotFoundError: No module named 'flask_migrate'"),
  "KeyError: 'SECRET_KEY'": () => hinted("KeyError: 'SECRET_KEY'"),
  "no such table: post": () => hinted("sqlite3.OperationalError: no such table: post"),
  "pg_config executable not found": () => builtHint("Error: pg_config executable not found."),
  "No such file or directory: 'gcc'": () =>
    builtHint("error: [Errno 2] No such file or directory: 'gcc'"),
  "Perhaps out of memory?": () => hinted("Worker (pid:9) was sent SIGKILL! Perhaps out of memory?"),
  "Read-only file system": () => hinted("OSError: [Errno 30] Read-only file system: 'x'"),
  "unable to open database file": () => hinted("OperationalError: unable to open database file"),
  "data: expected a directory that … can write to": () =>
    makeData({ user: "65533:65533", directories: ["configs"] }),
  "replicas: expected 1 with a SQLite database in data": () =>
    assertNoProblems("web", sqliteProblems(2, ["data/notes.db"])),
  "… needs more memory than its limit": () => {
    client.answers(/oom_kill/, { stdout: `oom_kill 3\nlimit ${512 << 20}\nused ${500 << 20}\n` });
    client.answers(/^inspect/, {
      stdout: JSON.stringify({
        state: { Running: true, OOMKilled: false },
        restarts: 0,
        pids: 4096,
      }),
    });
    return waitReady({ targets: [WEB], health: ["true"], timeoutSeconds: 9 });
  },
  "expected a text in quotes": () =>
    assertNoProblems("Pulumi.gunicorn.yaml", writtenProblems("p", "config:\n  p:python: 3.10\n")),
  "secretEnv: expected values that Pulumi keeps encrypted": () =>
    assertNoProblems(
      "The config of stack gunicorn",
      readSettings("gunicorn", { secretEnv: '{"KEY":"x"}' }).problems,
    ),
  "… names this machine, but in a container localhost is the container itself": () =>
    loopbackWarnings("env", { URL: "http://localhost:1" }).join(),
  "networks: expected a Docker network that is there": () => findNetworks({ networks: ["db"] }),
  "connection timeout expired": () => hinted("psycopg: connection timeout expired"),
  "Connection refused": () => hinted("psycopg: Connection refused"),
  "subnet: expected addresses that nobody else has": () => {
    const networks = [{ Name: "shop_default", IPAM: { Config: [{ Subnet: "10.201.0.0/16" }] } }];
    client.answers(/^network ls/, { stdout: "1\n" });
    client.answers(/^network inspect/, { stdout: JSON.stringify(networks) });
    return makeSuffix({ subnet: "10.201.0.0/24", needed: ["10.201.0.0/26"], own: { a: "b" } });
  },
  "could not find an available, non-overlapping IPv4 address pool": () => {
    const stderr =
      "could not find an available, non-overlapping IPv4 address pool among the defaults";
    client.answers(/^network inspect/, { exitCode: 1, stderr: "No such network" });
    client.answers(/^network create/, { exitCode: 1, stderr });
    client.answers(/^network ls/, { stdout: "1\n" });
    const labels = {};
    return makeNetwork({ name: "network-1a2b3c4", internal: true, options: {}, labels });
  },
  "publish: expected a free port of 127.0.0.1": async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return assertPortFree(port, "gunicorn").finally(() => server.close());
  },
  "waiting: another load test runs on this host": () => {
    client.answers(/^run/, { exitCode: 125, stderr: "Conflict" }, { stdout: "1a2b" });
    client.answers(/^inspect/, { stdout: "running" });
    return quietly(() => startLoadContainer(LOAD_RUN, [], {}));
  },
  "web-release failed with 1": () => {
    client.answers(/^start/, { exitCode: 1 });
    return quietly(() => runRelease(released()));
  },
  "web-release did not end within … (releaseTimeoutSeconds)": () => {
    client.answers(/^start/, { exitCode: 124 });
    return quietly(() => runRelease({ ...released(), timeoutSeconds: 0 }));
  },
  "waiting: another release of this project runs on this host": () => {
    client.answers(/^create/, { exitCode: 1, stderr: "Conflict" }, { stdout: "1a2b" });
    return quietly(() => runRelease(released()));
  },
  "… does not answer": () => assertAnswers("gunicorn", "http://127.0.0.1:1/", 0),
  "No Docker engine answers": () => {
    const before = process.env.DOCKER_HOST;
    process.env.DOCKER_HOST = "unix:///nowhere.sock";
    try {
      return dockerHost();
    } finally {
      if (before === undefined) delete process.env.DOCKER_HOST;
      else process.env.DOCKER_HOST = before;
    }
  },
  "root runs Pulumi, and an app never runs as root": () =>
    runAs({ space: { kind: "same" }, hostUid: 0, hostGid: 0 }),
};

/** Pulumi's own words, and a command that the page names: deployments in tests/engine/ show them. */
const OF_OTHERS = [
  "the stack is currently locked by 1 lock(s)",
  "docker system prune --all --volumes",
  // Docker's own, for what somebody took between our look and its own.
  "Pool overlaps with other one on this address space",
];

const page = readFileSync("docs/trouble.md", "utf8");
const rows = [...page.matchAll(/^\| (.+?) +\|/gm)].map(([, row = ""]) => row);
// A word alone names an option or a file.
const quoted = rows
  .flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code))
  .filter((code) => code.includes(" "));

test("the page and these tests know the same symptoms", () => {
  expect(quoted.sort()).toEqual([...Object.keys(REPRODUCTIONS), ...OF_OTHERS].sort());
});

test.each(Object.entries(REPRODUCTIONS))("it is said: %s", async (symptom, fail) => {
  const said = await saidBy(fail);
  // `…` stands for what differs.
  for (const part of symptom.split("…")) expect(said).toContain(part.trim());
});
