import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { containersOf, docker, freePort } from "../support/docker";
import { type PostgresInContainer, postgresInContainer } from "../support/postgres";
import { makeProject, type Project, succeeded } from "../support/project";

jest.setTimeout(180_000);

const STACK = "gunicorn-nginx";
const NETWORK = `flask-serving-test-release-${process.pid}`;
const RELEASE = "flask db upgrade && flask note-release";
const FILES = "tests/fixtures";

let project: Project;
let database: PostgresInContainer;
let port: number;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  database = postgresInContainer(NETWORK);
  port = await freePort();
  fs.cpSync(`${FILES}/release-app`, path.join(project.directory, "shop"), { recursive: true });
  const served = { appDir: "shop", release: RELEASE, publish: String(port), load: "off" };
  await project.stack(STACK, { ...served, replicas: "3", networks: NETWORK });
  await set(STACK, "--secret", "--path", "secretEnv.DATABASE_URL", database.url);
});
afterAll(async () => {
  await project.remove();
  database.end();
});

const set = async (stack: string, ...args: string[]) =>
  succeeded(await project.pulumi(["config", "set", "--stack", stack, ...args]));
const get = async (url: string) => (await fetch(`http://127.0.0.1:${port}${url}`)).json();
const migrationsOf = (directory: string) =>
  path.join(project.directory, directory, "migrations/versions");

/** When each release that came to its end began and ended, in seconds. */
const releases = async () => (await get("/releases")) as [number, number][];

/** Makes another version of an app, with a migration more where one is named. */
function renew(directory: string, version: number, migration?: string): void {
  const file = path.join(project.directory, directory, "app.py");
  const text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, text.replace(/^VERSION = .*/m, `VERSION = ${version}`));
  if (migration === undefined) return;
  fs.cpSync(`${FILES}/release-migrations/${migration}`, `${migrationsOf(directory)}/${migration}`);
}

/** Asks for a page again and again, by four clients, while something goes on. @returns what they got, and lost */
async function askWhile(url: string, goesOn: () => Promise<unknown>) {
  const got: { version: number; at: number }[] = [];
  const lost: string[] = [];
  let isOver = false;
  const client = async () => {
    while (!isOver) {
      try {
        const answer = await fetch(url);
        if (answer.status === 200) {
          const { version } = (await answer.json()) as { version: number };
          got.push({ version, at: Date.now() / 1000 });
        } else lost.push(`${answer.status} ${await answer.text()}`);
      } catch (error) {
        lost.push(String((error as Error).cause ?? error));
      }
      await sleep(20);
    }
  };
  const clients = [client(), client(), client(), client()];
  try {
    await goesOn();
  } finally {
    isOver = true;
    await Promise.all(clients);
  }
  return { got, lost };
}

test("a preview says that it will run", async () => {
  const { output } = succeeded(await project.pulumi(["preview", "--stack", STACK]));
  expect(output).toMatch(/command:local:Command +web-release +create/);
});

test("on an empty database it runs once for three replicas, and its output is shown", async () => {
  const { output } = succeeded(await project.up(STACK));
  expect(output).toContain(`web-release: ${RELEASE}`);
  expect(output).toContain("Running upgrade  -> 0001, Notes, many of them");
  expect(output).not.toContain(database.url);
  expect(await get("/")).toEqual({ version: 1, notes: 50_000 });
  expect(await releases()).toHaveLength(1);
  expect(containersOf(project.name, STACK, "web-3")).toHaveLength(1);
  expect(containersOf(project.name, STACK, "web-release")).toEqual([]);
});

test("where nothing changed it does not run", async () => {
  const same = ["up", "--yes", "--skip-preview", "--expect-no-changes", "--stack", STACK];
  succeeded(await project.pulumi(same));
  expect(await releases()).toHaveLength(1);
});

test("on a filled database under load the old version serves until it is over, and nothing is lost", async () => {
  renew("shop", 2, "0002_stars.py");
  const { got, lost } = await askWhile(`http://127.0.0.1:${port}/`, async () => {
    const { output } = succeeded(await project.up(STACK));
    expect(output).toContain("Running upgrade 0001 -> 0002");
  });

  const [, [began, ended] = [0, 0], ...more] = await releases();
  expect(more).toEqual([]);
  expect(lost).toEqual([]);
  expect(got.length).toBeGreaterThan(100);
  const during = got.filter(({ at }) => at > began && at < ended);
  expect(new Set(during.map(({ version }) => version))).toEqual(new Set([1]));
  expect(during.length).toBeGreaterThan(20);
  expect(got.at(-1)?.version).toBe(2);
});

test("one that fails leaves the old version, and its database, as they were, and each up tries again", async () => {
  renew("shop", 3, "0003_broken.py");
  const before = containersOf(project.name, STACK);
  for (let time = 1; time <= 2; time += 1) {
    const { exitCode, output } = await project.up(STACK);
    expect(exitCode).not.toBe(0);
    expect(output).toContain(`web-release failed with 1: ${RELEASE}`);
    expect(output).toContain("what served before serves on");
    expect(output).toContain('relation "nowhere" does not exist');
    expect(containersOf(project.name, STACK)).toEqual(before);
    expect(await get("/")).toEqual({ version: 2, notes: 50_000 });
  }
  fs.rmSync(`${migrationsOf("shop")}/0003_broken.py`);
  expect(await releases()).toHaveLength(2);
});

test("one that hangs is ended at its time-out, with what it has said", async () => {
  await set(STACK, "release", "echo half-way; sleep 600");
  await set(STACK, "releaseTimeoutSeconds", "2");
  const { exitCode, output } = await project.up(STACK);
  expect(exitCode).not.toBe(0);
  expect(output).toContain("web-release did not end within 2 s (releaseTimeoutSeconds)");
  expect(output).toMatch(/From its log:\s+half-way/);
  expect(containersOf(project.name, STACK, "web-release")).toEqual([]);
  expect(await get("/")).toMatchObject({ version: 2 });
});

test("what a killed up began is waited for, and so is another stack's: never two at the same time", async () => {
  await set(STACK, "release", RELEASE);
  await set(STACK, "releaseTimeoutSeconds", "60");
  const other = "gunicorn";
  await project.stack(other);
  succeeded(await project.pulumi(["config", "cp", "--stack", STACK, "--dest", other]));
  await set(other, "replicas", "1");
  succeeded(await project.pulumi(["config", "rm", "publish", "--stack", other]));
  await set(STACK, "--path", "env.RELEASE_WAITS", "yes");
  renew("shop", 4);
  await project.killUp(STACK, running("web-release"));
  expect(containersOf(project.name, STACK, "web-release")).toHaveLength(1);

  succeeded(await project.pulumi(["config", "rm", "--path", "env", "--stack", STACK]));
  const waiting = "waiting: another release of this project runs on this host";
  const ups = [STACK, other].map((stack) => untilPrinted(stack, waiting));
  await Promise.all(ups.map(({ printed }) => printed));
  database.run("CREATE TABLE told ()");
  for (const { ended } of ups) expect(succeeded(await ended).output).toContain(waiting);
  expect(await get("/")).toMatchObject({ version: 4 });
  const all = await releases();
  // Two before, the killed one, which came to its end too, and that of each stack.
  expect(all).toHaveLength(5);
  for (const [index, [began]] of all.slice(1).entries()) {
    expect(began).toBeGreaterThan(all[index]![1]);
  }
});

describe("with SQLite in data, and a port that old and new cannot share", () => {
  const stack = "dev-server";
  beforeAll(async () => {
    const app = path.join(project.directory, "small");
    fs.cpSync(`${FILES}/release-app`, app, { recursive: true });
    port = await freePort();
    const data = path.join(project.directory, "small-data");
    await project.stack(stack, { appDir: "small", release: RELEASE, publish: String(port) });
    await set(stack, "--path", "data[0].hostPath", data);
    await set(stack, "--path", "data[0].containerPath", "/srv/app/instance");
    await set(stack, "--path", "env.DATABASE_URL", "sqlite:///notes.sqlite");
    succeeded(await project.up(stack));
  });

  test("it makes the database that the app then uses", async () => {
    expect(await get("/")).toEqual({ version: 1, notes: 50_000 });
  });

  test("the old version is there until it is over, though it ends before the new one begins", async () => {
    renew("small", 2, "0002_stars.py");
    const { got } = await askWhile(`http://127.0.0.1:${port}/`, async () =>
      succeeded(await project.up(stack)),
    );
    const [, [began, ended] = [0, 0]] = await releases();
    const during = got.filter(({ at }) => at > began && at < ended);
    expect(during.length).toBeGreaterThan(20);
    expect(new Set(during.map(({ version }) => version))).toEqual(new Set([1]));
    expect(got.at(-1)?.version).toBe(2);
  });

  test("where it fails, the port still leads to the old version", async () => {
    renew("small", 3, "0003_broken.py");
    expect((await project.up(stack)).exitCode).not.toBe(0);
    expect(await get("/")).toMatchObject({ version: 2 });
  });

  test("destroy leaves nothing of it", async () => {
    succeeded(await project.destroy(stack));
    expect(containersOf(project.name, stack)).toEqual([]);
  });
});

/** Deploys a stack: `printed` resolves once that has printed a text, or has ended. */
function untilPrinted(stack: string, text: string) {
  let tell = () => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  const ended = project.up(stack, {}, (output) => output.includes(text) && tell());
  return { ended, printed: Promise.race([told, ended]) };
}

/** Resolves once a component of the stack runs. */
async function running(component: string): Promise<void> {
  const isUp = () =>
    containersOf(project.name, STACK, component).some(
      (id) => docker("inspect", "--format", "{{.State.Running}}", id) === "true",
    );
  while (!isUp()) await sleep(100);
}
