import * as fs from "node:fs";
import * as path from "node:path";
import { makeProject, type Project, succeeded } from "../support/project";

jest.setTimeout(120_000);

let project: Project;
beforeAll(() => {
  project = makeProject({ refresh: false });
  fs.mkdirSync(path.join(project.directory, "shop"));
  fs.copyFileSync("app/requirements.txt", path.join(project.directory, "shop/requirements.txt"));
});
afterAll(() => project.remove());

/** Deploys an app of one file, without measuring it. */
async function deploy(stack: string, lines: string[], config: Record<string, string> = {}) {
  const app = ["import os, sys, time", "from flask import Flask, redirect", ...lines].join("\n");
  fs.writeFileSync(path.join(project.directory, "shop/app.py"), `${app}\n`);
  await project.stack(stack, { appDir: "shop", load: "off", ...config });
  return project.up(stack);
}

async function failure(...of: Parameters<typeof deploy>): Promise<string> {
  const { exitCode, output } = await deploy(...of);
  expect(exitCode).not.toBe(0);
  // A mistake in an app is not one in this project.
  expect(output).not.toMatch(/node_modules|at async /);
  return output;
}

const page = (...body: string[]) => [
  "app = Flask(__name__)",
  "@app.get('/')",
  "def index():",
  ...body.map((line) => `    ${line}`),
];

test("a package that is missing is named, with the line that imports it", async () => {
  const output = await failure("gunicorn", ["import flask_migrate", ...page("return 'x'")]);
  expect(output).toContain("ModuleNotFoundError: No module named 'flask_migrate'");
  expect(output).toContain("in app.py, line 3: import flask_migrate");
  expect(output).toContain("name Flask-migrate in the app's requirements");
});

test("an error of a request is told with the path, the status and the line, and none of the requests", async () => {
  const query = ["import sqlite3", "sqlite3.connect(':memory:').execute('select * from posts')"];
  const output = await failure("gunicorn", page(...query), { startTimeoutSeconds: "4" });
  expect(output).toContain("web does not answer after 4 s (startTimeoutSeconds): healthPath / ");
  expect(output).toContain("answers with status 500");
  expect(output).toMatch(/sqlite3\.OperationalError: no such table: posts\s+in app\.py, line 7/);
  expect(output).toContain("lacks posts: nobody has made its tables yet");
  expect(output).not.toContain('"GET / HTTP');
});

test("an app that ends each worker is not waited for", async () => {
  const parsing = ["import argparse", "parser = argparse.ArgumentParser()"];
  const needs = ["parser.add_argument('--config', required=True)", "parser.parse_args()"];
  const output = await failure("gunicorn", [...parsing, ...needs, ...page("return 'x'")]);
  expect(output).toContain("its workers end as soon as they are made");
  expect(output).toContain("the following arguments are required: --config");
  expect(output).toContain("reads command-line arguments while it is imported");
});

test("on the development server too, and what it says as it exits is told", async () => {
  const output = await failure("dev-server", ["sys.exit('DATABASE_URL must be set')"]);
  expect(output).toContain("web ended instead of serving");
  expect(output).toContain("DATABASE_URL must be set");
});

test("a page that is slow and leads to https is an answer", async () => {
  const slow = page("time.sleep(3)", "return redirect('https://127.0.0.1:1/login')");
  succeeded(await deploy("gunicorn", slow));
});

test("a page that is slower than it may be is told by the key that gives it more", async () => {
  const times = { healthTimeoutSeconds: "1", startTimeoutSeconds: "3" };
  const output = await failure("dev-server", page("time.sleep(3)", "return 'x'"), times);
  expect(output).toContain("healthPath / has no answer within 1 s");
  expect(output).toContain("gets more by healthTimeoutSeconds");
});
