import * as fs from "node:fs";
import * as path from "node:path";
import { settle } from "../../program/doctor/settle";
import { poll } from "../../jobs/lib/poll";
import { readImport } from "../../scripts/config/import";
import { look } from "../../scripts/doctor";
import { APPS, type Ask, SMALL_APPS, type SmallApp } from "../support/apps";
import { containersOf, docker, freePort, leftOf, logOf } from "../support/docker";
import { type Postgres, postgresInContainer } from "../support/postgres";
import { makeProject, type Project, succeeded } from "../support/project";
import { setPlain } from "../support/stack-config";

jest.setTimeout(300_000);

const NETWORK = `flask-serving-test-apps-${process.pid}`;
/** How many are deployed side by side: each waits more than it works. */
const AT_ONCE = 3;
const NOTHING_SET = {
  keys: new Set<string>(),
  variables: new Set<string>(),
  values: new Map<string, string>(),
};

/** What is proved of an app, one step after the other; its own tests tell how they ended. */
interface Proof {
  served: Promise<void>;
  kept: Promise<void>;
}

let project: Project;
let database: Postgres;
const proofs = new Map<string, Proof>();

beforeAll(() => {
  project = makeProject({ refresh: false });
  database = postgresInContainer(NETWORK);
  fs.cpSync(APPS, path.join(project.directory, "apps"), { recursive: true });
  const lanes = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  for (const [index, app] of SMALL_APPS.entries()) {
    const before = lanes[index % AT_ONCE]!;
    const served = before.then(() => serve(app));
    const kept = served.then((ask) => startAnew(app, ask));
    const done = served.then(() => {});
    // Its tests tell.
    done.catch(() => {});
    proofs.set(app.name, { served: done, kept });
    lanes[index % AT_ONCE] = kept.catch(() => {}).then(() => remove(app.name));
  }
});
afterAll(async () => {
  await Promise.allSettled([...proofs.values()].map(({ kept }) => kept));
  await project.remove();
  database.end();
});

/** Docker has addresses for some 30 networks. */
function remove(stack: string): void {
  const { containers = [], networks = [] } = leftOf(project.name, stack);
  if (containers.length > 0) docker("rm", "--force", "--volumes", ...containers);
  if (networks.length > 0) docker("network", "rm", ...networks);
}

/** Deploys an app behind nginx with what `npm start` sets, and what the commands of its message do; takes a page, and writes. */
async function serve(app: SmallApp): Promise<Ask> {
  const { name, wanted } = app;
  const port = await freePort();
  const appDir = path.join(project.directory, "apps", name);
  const { toSet } = settle(look(appDir), NOTHING_SET);
  await project.stack(name, {});
  setPlain(project, name, { appDir, topology: "gunicorn-nginx", publish: String(port) });
  setPlain(project, name, Object.fromEntries(toSet.map(({ key, value }) => [key, value])));
  for (const [command, value] of app.typed ?? []) await type(name, command, value);
  setPlain(project, name, wanted ?? {});
  succeeded(await project.up(name));
  const ask: Ask = (file, init) => fetch(`http://127.0.0.1:${port}${file}`, init);
  expect(await (await ask(app.shows.path)).text()).toContain(app.shows.text);
  await app.writes(ask);
  await app.keeps?.(ask);
  const [web = ""] = containersOf(project.name, name, "web");
  for (const line of app.logs ?? []) expect(logOf(web)).toContain(line);
  return ask;
}

/** Those of which another deployment is proved: one in replicas, and one whose release runs again. */
const REPLACED = ["poetry-postgres", "tutorial"];

/**
 * What was written is still there afterwards. Its container has nothing that it may write to but its data and
 * what lies in memory: a start anew takes that away as a new container does.
 */
async function startAnew({ name, keeps }: SmallApp, ask: Ask): Promise<void> {
  if (keeps === undefined) return;
  if (REPLACED.includes(name)) return replace(name, () => keeps(ask));
  const [web = ""] = containersOf(project.name, name, "web");
  docker("restart", web);
  const isUp = async () => ((await ask("/")).status < 500 ? true : undefined);
  await poll(isUp, { everyMs: 100 });
  await keeps(ask);
}

/** Another variable is another container. */
async function replace(name: string, keeps: () => Promise<void>): Promise<void> {
  const before = containersOf(project.name, name, "web");
  setPlain(project, name, { "env.ANOTHER": "1" });
  succeeded(await project.up(name));
  expect(containersOf(project.name, name, "web")).not.toEqual(before);
  await keeps();
}

/** Does what a command of `npm run config` does, for one stack. */
async function type(stack: string, command: string, value: string): Promise<void> {
  const words = command.replace("npm run config -- ", "").split(" ");
  const given = { POSTGRES: database.url, NETWORK }[value] ?? value;
  const key = words.filter((word) => !/^(set|--\w+|VALUE)$/.test(word))[0]!;
  if (words[0] === "import") {
    const file = path.join(project.directory, "apps", stack, ".env");
    for (const { name, secret, input } of readImport(file, false)) {
      if (secret) await setSecret(stack, `secretEnv.${name}`, input.slice(0, -1));
      else setPlain(project, stack, { [`env.${name}`]: input.slice(0, -1) });
    }
  } else if (words.includes("--secret")) await setSecret(stack, key, given);
  else setPlain(project, stack, { [key]: given });
}

const setSecret = async (stack: string, key: string, value: string) =>
  succeeded(await project.pulumi(["config", "set", "-s", stack, "--secret", "--path", key, value]));

describe.each(SMALL_APPS)("$name: $kind", ({ name, keeps }) => {
  test("comes up by what its message names: its page, and what is written", () =>
    proofs.get(name)!.served);

  if (keeps)
    test("keeps what was written when its container starts anew", () => proofs.get(name)!.kept);
});
