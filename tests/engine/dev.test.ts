import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Browser, Page } from "playwright-core";
import { poll } from "../../jobs/lib/poll";
import { startBrowser } from "../support/browser";
import { containersOf, docker, inspect, leftOf } from "../support/docker";
import { makeProject, type Project } from "../support/project";

jest.setTimeout(600_000);

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

/** Gives the app's answer a field. */
const answerWith = (field: string) =>
  edit("app/app.py", (text) => text.replace('"server":', `${field}, "server":`));

/** Looks several times a second; jest ends what never comes. */
const until = (is: () => boolean | Promise<boolean>) =>
  poll(async () => ((await is()) ? true : undefined), { everyMs: 50 });

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
  await until(() => /Open it: +http/.test(printed) || dev.exitCode !== null);
  const [, address] = /Open it: +(\S+)/.exec(printed) ?? [];
  if (address === undefined) throw new Error(`expected a page to open, got:\n${printed}`);
  url = address;
  browser = await startBrowser();
  page = await browser.newPage();
  await page.goto(url);
});
afterAll(async () => {
  await browser?.close();
  if (dev.exitCode === null) process.kill(-dev.pid!, "SIGINT");
  await until(() => dev.exitCode !== null);
  await project.remove();
  docker("network", "rm", NETWORK);
});

describe("while it runs", () => {
  test("the app is served on 127.0.0.1, and its page says what by", async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await page.getByTestId("stack").waitFor();
    expect(await page.getByTestId("stack").innerText()).toBe("npm run dev");
  });

  test("the app joins the networks of others that the config names", () => {
    const [web] = containersOf(project.name, "npm run dev", "web");
    expect(Object.keys(inspect(web).NetworkSettings.Networks as object)).toContain(NETWORK);
  });

  test("a changed .py shows, in the same container", async () => {
    const before = containersOf(project.name, "npm run dev", "web");
    answerWith('"changed": True');
    await until(async () => (await about()).changed === true);
    expect(containersOf(project.name, "npm run dev", "web")).toEqual(before);
  });

  test("files are looked at four times a second, where Werkzeug would look once", () => {
    const [web = ""] = containersOf(project.name, "npm run dev", "web");
    const program = "import run_flask; print(run_flask.serving.run_simple.keywords)";
    const python = ["--env", "PYTHONPATH=/opt/flask-serving", web, "/opt/venv/bin/python"];
    expect(docker("exec", ...python, "-c", program)).toBe("{'reloader_interval': 0.25}");
  });

  test("a changed .vue shows without the page being loaded again", async () => {
    await page.evaluate("document.title = 'still the same page'");
    edit("app/frontend/src/WhoAnswers.vue", (text) => text.replace("Ask again", "Ask once more"));
    await page.getByRole("button", { name: "Ask once more" }).waitFor({ timeout: 0 });
    expect(await page.title()).toBe("still the same page");
  });

  test("a requirement that is not to be had is told, and what runs goes on", async () => {
    const before = file("app/requirements.txt");
    const text = fs.readFileSync(before, "utf8");
    edit("app/requirements.txt", () => text.replace("flask==3.1.3", "flask==0.0.99"));
    await until(() => printed.includes("web is tried again when a file changes."));
    expect(printed).toContain("No matching distribution found for flask==0.0.99");
    expect(await about()).toHaveProperty("server");
    fs.writeFileSync(before, text);
  });

  test("a changed requirements.txt builds its packages anew", async () => {
    answerWith('"humanize": __import__("importlib.metadata").metadata.version("humanize")');
    edit("app/requirements.txt", (text) => `${text}humanize==4.12.0\n`);
    await until(async () => (await about()).humanize === "4.12.0");
  });

  test("nothing is measured", () => {
    expect(fs.existsSync(file("results"))).toBe(false);
  });
});

test("Ctrl-C leaves nothing but the data", async () => {
  process.kill(-dev.pid!, "SIGINT");
  await until(() => dev.exitCode !== null);
  expect(dev.exitCode).toBe(0);
  expect(leftOf(project.name)).toEqual({ containers: [], networks: [], volumes: [], images: [] });
  expect(docker("network", "ls", "--format", "{{.Name}}")).not.toMatch(/flask-serving-dev/);
  expect(fs.readdirSync(file("app/frontend"))).not.toContain("node_modules");
  expect(fs.readdirSync(file("app"))).not.toContain("instance");
  expect(fs.existsSync(file("kept"))).toBe(true);
});
