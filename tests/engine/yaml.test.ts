import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { freePort, leftOf, sweep } from "../support/docker";
import { installPackage } from "../support/package";
import { type Ended, run, succeeded } from "../support/project";

jest.setTimeout(240_000);

const NAME = `flask-serving-test-yaml-${process.pid}`;
const SECRETS = { apiToken: "of-the-config-71", other: "of-the-program-72" };
const APP = `import os
from flask import Flask
app = Flask("shop")
app.get("/")(lambda: os.environ["API_TOKEN"] + " " + os.environ["OTHER"])
`;

let directory: string;
let port: number;
const pulumi = (...args: string[]): Promise<Ended> =>
  run("pulumi", [...args, "--stack", "shop", "--non-interactive"], directory, {
    PULUMI_BACKEND_URL: `file://${path.join(directory, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "of a test",
  });
const up = (...args: string[]) => pulumi("up", "--yes", "--skip-preview", ...args);
const outputs = async () =>
  JSON.parse(succeeded(await pulumi("stack", "output", "--json")).output) as {
    url: string;
    avgResponseMs: number;
  };
const write = (file: string, text: string) => fs.writeFileSync(path.join(directory, file), text);

/** The program of docs/other-languages.md, with a name and a port of its own, another secret and a short load. */
function program(): string {
  const page = fs.readFileSync("docs/other-languages.md", "utf8");
  const [, example = ""] = /```yaml\n([^]+?)```/.exec(page) ?? [];
  return example
    .replace("name: shop", `name: ${NAME}`)
    .replace("publish: 8080", `publish: ${port}`)
    .replace("secretEnv:", `secretEnv:\n        OTHER: { "fn::secret": ${SECRETS.other} }`)
    .replace("users: 50", 'users: 10\n      runTime: "2s"\n      settleTime: "1s"');
}

beforeAll(async () => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-yaml-"));
  port = await freePort();
  for (const made of ["state", "shop"]) fs.mkdirSync(path.join(directory, made));
  write("package.json", JSON.stringify({ name: NAME, private: true }));
  write("Pulumi.yaml", program());
  write("shop/requirements.txt", "flask==3.1.3\n");
  write("shop/wsgi.py", APP);
  await installPackage(directory);
  succeeded(await pulumi("stack", "init"));
  succeeded(await pulumi("config", "set", "--secret", "apiToken", SECRETS.apiToken));
  succeeded(await up());
});
afterAll(async () => {
  await pulumi("destroy", "--yes", "--skip-preview");
  sweep(NAME);
  fs.rmSync(directory, { recursive: true });
});

test("a YAML program gets a page, with its secrets, and what Locust measured of it", async () => {
  const { url, avgResponseMs } = await outputs();
  expect(url).toBe(`http://127.0.0.1:${port}/`);
  expect(await (await fetch(url)).text()).toBe(`${SECRETS.apiToken} ${SECRETS.other}`);
  expect(avgResponseMs).toBeGreaterThan(0);
});

test("the state holds no secret in plain text", async () => {
  const { output } = succeeded(await pulumi("stack", "export"));
  expect(output).toContain("ciphertext");
  for (const secret of Object.values(SECRETS)) expect(output).not.toContain(secret);
});

test("a second up changes nothing and measures nothing", async () => {
  const before = await outputs();
  succeeded(await up("--expect-no-changes"));
  expect(await outputs()).toEqual(before);
});

test("what is wrong with an argument is told in a sentence, by its name", async () => {
  write("Pulumi.yaml", program().replace("users: 10", "users: 0"));
  const { exitCode, output } = await up();
  write("Pulumi.yaml", program());
  expect(exitCode).not.toBe(0);
  expect(output).toContain("users: expected an integer from 1 to 20000, got 0.");
  expect(output).not.toMatch(/\n\s+at /);
});

test("destroy leaves nothing", async () => {
  succeeded(await pulumi("destroy", "--yes", "--skip-preview"));
  expect(leftOf(NAME)).toEqual({ containers: [], networks: [], volumes: [], images: [] });
});
