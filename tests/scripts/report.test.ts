import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { report } from "../../scripts/report";
import { type FakeProgram, fakeProgram } from "../support/fake-program";
import { keepPrinted, type Printed } from "../support/printed";
import { put, scratchDirectory } from "../support/scratch";
import type * as support from "../support/set-up";

jest.mock("../../scripts/setup/setup", () =>
  jest.requireActual<typeof support>("../support/set-up").ready(),
);

const { DISPLAY, SSH_CONNECTION } = process.env;
let pulumi: FakeProgram;
let browser: FakeProgram;
let printed: Printed;
let directory: string;
let file: string;
beforeEach(() => {
  pulumi = fakeProgram("pulumi");
  browser = fakeProgram("xdg-open");
  browser.answers(/./);
  printed = keepPrinted();
  directory = scratchDirectory();
  put(directory, "report.html", "");
  file = path.join(directory, "report.html");
  pulumi.answers(/^stack output/, { stdout: JSON.stringify({ report: file }) });
  process.env.DISPLAY = ":0";
  delete process.env.SSH_CONNECTION;
});
afterEach(() => {
  printed.restore();
  browser.remove();
  pulumi.remove();
  fs.rmSync(directory, { recursive: true });
  restore({ DISPLAY, SSH_CONNECTION });
});

function restore(variables: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

test("a stack's report is opened, and its address printed", async () => {
  await report(["gunicorn"]);
  expect(pulumi.lines()).toEqual(["stack output --json -s gunicorn"]);
  expect(printed.stdout).toBe(`${pathToFileURL(file).href}\n`);
  expect(browser.lines()).toEqual([pathToFileURL(file).href]);
});

test.each([
  ["over SSH", { SSH_CONNECTION: "10.0.0.9 5000 10.0.0.5 22" }],
  ["without a screen", { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }],
])("%s it is printed alone", async (_, variables) => {
  restore(variables);
  await report(["gunicorn"]);
  expect(printed.stdout).toBe(`${pathToFileURL(file).href}\n`);
  expect(browser.calls()).toEqual([]);
});

test("a browser that does not open it changes nothing", async () => {
  browser.answers(/./, { exitCode: 3 });
  await report(["gunicorn"]);
  expect(printed.stdout).toContain("report.html");
});

test.each([
  [{ report: null }, "gunicorn has no report"],
  [{}, "gunicorn has no report"],
  [{ report: "results/gunicorn/1/report.html" }, "results/gunicorn/1/report.html is gone"],
])("%j has none to open: a sentence says what makes one", async (outputs, why) => {
  pulumi.answers(/^stack output/, { stdout: JSON.stringify(outputs) });
  await expect(report(["gunicorn"])).rejects.toThrow(
    `${why}: only a load test makes one. Measure it: npm start -- gunicorn`,
  );
});
