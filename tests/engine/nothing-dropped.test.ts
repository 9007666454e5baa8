import * as fs from "node:fs";
import * as path from "node:path";
import { poll } from "../../jobs/lib/poll";
import { containersOf, docker, freePort } from "../support/docker";
import { makeProject, type Project, succeeded } from "../support/project";
import { startClients } from "../support/steady-clients";

jest.setTimeout(600_000);

const STACK = "gunicorn-nginx";

let project: Project;
let port: number;
let proxy: string;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  port = await freePort();
  fs.cpSync("tests/fixtures/counting-app", file("counting-app"), { recursive: true });
  await project.stack(STACK, { appDir: "counting-app", load: "off", publish: String(port) });
  await set("--path", "data[0].hostPath", "answered");
  await set("--path", "data[0].containerPath", "/srv/app/answered");
  await set("--secret", "--path", "secretEnv.SECRET", "old");
  succeeded(await project.up(STACK));
  proxy = containerOf("proxy");
});
afterAll(() => project.remove());

const file = (name: string) => path.join(project.directory, name);
const containerOf = (component: string) => containersOf(project.name, STACK, component)[0] ?? "";

async function set(...argv: string[]): Promise<void> {
  succeeded(await project.pulumi(["config", "set", "-s", STACK, ...argv]));
}

/** How often each request was carried out, by its id. */
function carriedOut(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of fs.readdirSync(file("answered"))) {
    for (const id of fs
      .readFileSync(file(`answered/${one}`), "utf8")
      .split("\n")
      .filter(Boolean))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** What clients see while something is done. */
async function whileAsked(change: () => Promise<void>) {
  fs.readdirSync(file("answered")).forEach((one) => fs.rmSync(file(`answered/${one}`)));
  const { seen, stop } = startClients(port);
  await change();
  await stop();
  return seen;
}

const send = (bytes: number) =>
  fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "x".repeat(bytes) });
const deploy = async () => void succeeded(await project.up(STACK));

const CHANGES: [string, () => Promise<void>][] = [
  [
    "a scale from 1 to 4 and back to 1",
    async () => {
      await set("replicas", "4");
      await deploy();
      expect(containerOf("web-4")).not.toBe("");
      await set("replicas", "1");
      await deploy();
      expect(containerOf("web-2")).toBe("");
      // Each writes a file of its own: nginx has asked all of them.
      expect(fs.readdirSync(file("answered"))).toHaveLength(4);
    },
  ],
  [
    "a new image",
    async () => {
      const source = fs.readFileSync(file("counting-app/app.py"), "utf8");
      fs.writeFileSync(file("counting-app/app.py"), source.replace('"first"', '"second"'));
      await deploy();
    },
  ],
  [
    "another nginx.conf",
    async () => {
      expect((await send(1_500_000)).status).toBe(413);
      await set("maxBodyMb", "2");
      await deploy();
      expect((await send(1_500_000)).status).toBe(200);
    },
  ],
  [
    "another secret",
    async () => {
      await set("--secret", "--path", "secretEnv.SECRET", "new");
      await deploy();
    },
  ],
  [
    "a version that is broken",
    async () => {
      await set("--path", "env.BROKEN", "yes");
      const { exitCode, output } = await project.up(STACK);
      expect(exitCode).not.toBe(0);
      expect(output).toContain("broken on purpose");
      succeeded(await project.pulumi(["config", "rm", "-s", STACK, "--path", "env.BROKEN"]));
    },
  ],
];

test.each(CHANGES)("%s fails no request, and carries out each once", async (_, change) => {
  const { answered, failed } = await whileAsked(change);
  expect(failed).toEqual({});
  const counts = carriedOut();
  expect(answered.filter((id) => counts.get(id) !== 1)).toEqual([]);
  expect(counts.size).toBe(answered.length);
  // nginx itself stays.
  expect(containerOf("proxy")).toBe(proxy);
});

test("the changes are in force", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(await answer.json()).toMatchObject({ version: "second", secret: "new" });
});

test("of a server that is killed only what it held fails, and another one takes over", async () => {
  await set("replicas", "2");
  await deploy();
  const held = 12;
  const { answered, failed } = await whileAsked(async () => {
    const victim = containerOf("web-2");
    docker("kill", victim);
    const before = carriedOut().size;
    await poll(() => carriedOut().size > before + 500 || undefined, { everyMs: 100 });
    docker("start", victim);
    await deploy();
  });
  expect(Object.keys(failed).length).toBeLessThanOrEqual(held);
  const counts = carriedOut();
  expect([...counts.values()].every((times) => times === 1)).toBe(true);
  expect(answered.filter((id) => !counts.has(id))).toEqual([]);
});
