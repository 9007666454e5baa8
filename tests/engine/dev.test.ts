import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Browser, Page } from "playwright-core";
import { startBrowser } from "../support/browser";
import { containersOf, docker, inspect, leftOf } from "../support/docker";
import { makeProject, type Project } from "../support/project";

jest.setTimeout(120_000);

let project: Project;
let browser: Browser;
let page: Page;
let dev: ChildProcess;
let printed = "";
let url: string;
/** As a database's would be. */
const NETWORK = `flask-serving-test-dev-${process.pid}`;

const file = (name: string) => path.join(project.directory, name);
const edit = (name: string, change: (text: string) => string) =>
  fs.writeFileSync(file(name), change(fs.readFileSync(file(name), "utf8")));
const about = async () => {
  const response = await fetch(`${url}api/about`);
  return response.ok ? ((await response.json()) as Record<string, unknown>) : {};
};

/** Looks several times a second. */
async function within(ms: number, what: string, is: () => boolean | Promise<boolean>) {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${ms} ms: ${what}\n${printed}`);
}

beforeAll(async () => {
  project = makeProject();
  const data = ["config:", `  ${project.name}:data:`, "    - hostPath: kept"];
  const networks = `  ${project.name}:networks: ${NETWORK}`;
  const config = [...data, "      containerPath: /srv/app/instance", networks, ""].join("\n");
  fs.writeFileSync(file("Pulumi.dev-server.yaml"), config);
  docker("network", "create", NETWORK);
  // A process group of its own, as a terminal would give it one.
  dev = spawn("node", ["scripts/main.js", "dev"], { cwd: project.directory, detached: true });
  for (const stream of [dev.stdout, dev.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  await within(90_000, "a page to open", () => /Open it: +http/.test(printed));
  [, url = ""] = /Open it: +(\S+)/.exec(printed) ?? [];
  browser = await startBrowser();
  page = await browser.newPage();
  await page.goto(url);
});
afterAll(async () => {
  await browser?.close();
  if (dev.exitCode === null) process.kill(-dev.pid!, "SIGINT");
  await project.remove();
  docker("network", "rm", NETWORK);
});

test("the app is served on 127.0.0.1, and its page says what by", async () => {
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  await page.getByTestId("stack").waitFor();
  expect(await page.getByTestId("stack").innerText()).toBe("npm run dev");
});

test("the app joins the networks of others that the config names", () => {
  const [web] = containersOf(project.name, "npm run dev", "web");
  expect(Object.keys(inspect(web).NetworkSettings.Networks as object)).toContain(NETWORK);
});

test("a changed .py shows within 2 s", async () => {
  edit("app/app.py", (text) => text.replace('"server":', '"changed": True, "server":'));
  await within(2000, "the change", async () => (await about()).changed === true);
});

test("a changed .vue shows without the page being loaded again", async () => {
  await page.evaluate("document.title = 'still the same page'");
  edit("app/frontend/src/WhoAnswers.vue", (text) => text.replace("Ask again", "Ask once more"));
  await page.getByRole("button", { name: "Ask once more" }).waitFor({ timeout: 5000 });
  expect(await page.title()).toBe("still the same page");
});

test("a requirement that is not to be had is told, and what runs goes on", async () => {
  edit("app/requirements.txt", (text) => text.replace("flask==3.1.3", "flask==0.0.99"));
  await within(30_000, "the failure", () =>
    printed.includes("web is tried again when a file changes."),
  );
  expect(printed).toContain("No matching distribution found for flask==0.0.99");
  expect((await about()).changed).toBe(true);
});

test("a changed requirements.txt builds its packages anew", async () => {
  edit("app/app.py", (text) => `${text}\n\nfrom importlib.metadata import version\n`);
  edit("app/app.py", (text) => text.replace('"changed": True', '"changed": version("humanize")'));
  edit("app/requirements.txt", () => "flask==3.1.3\ngunicorn==27.0.1\nhumanize==4.12.0\n");
  await within(60_000, "the package", async () => (await about()).changed === "4.12.0");
});

test("nothing is measured", () => {
  expect(fs.existsSync(file("results"))).toBe(false);
});

test("Ctrl-C leaves nothing but the data", async () => {
  process.kill(-dev.pid!, "SIGINT");
  await within(15_000, "the end", () => dev.exitCode !== null);
  expect(dev.exitCode).toBe(0);
  expect(leftOf(project.name)).toEqual({ containers: [], networks: [], volumes: [], images: [] });
  expect(docker("network", "ls", "--format", "{{.Name}}")).not.toMatch(/flask-serving-dev/);
  expect(fs.readdirSync(file("app/frontend"))).not.toContain("node_modules");
  expect(fs.readdirSync(file("app"))).not.toContain("instance");
  expect(fs.existsSync(file("kept"))).toBe(true);
});
