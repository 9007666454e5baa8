import * as fs from "node:fs";
import * as path from "node:path";
import { type CopiedScripts, copyScripts } from "../support/copied-scripts";
import { type FakeProgram, fakeProgram } from "../support/fake-program";
import { put } from "../support/scratch";

let npm: FakeProgram;
let project: CopiedScripts;
beforeEach(() => {
  npm = fakeProgram("npm");
  npm.answers(/^ci /);
  project = copyScripts("main.js", "typescript.js", "typescript-stack.js", "setup");
  put(project.directory, "package-lock.json", "one");
  put(project.directory, "configs/images.json", "{}");
  put(project.directory, "configs/own-pythons.json", "{}");
  // In place of TypeScript, and of the commands that are written in it.
  put(project.directory, "node_modules/typescript/package.json", '{"version":"none"}');
  put(project.directory, "tsconfig.json", "{}");
  command("process.stdout.write(JSON.stringify([name, ...argv]))");
});
afterEach(() => {
  project.remove();
  npm.remove();
});

/** What a command does, in place of all of them. */
const command = (body: string) =>
  put(
    project.directory,
    "scripts/commands.js",
    `const { SetupError } = require("./setup/run");
     exports.runCommand = async (name, argv) => { ${body} };`,
  );
const main = (...argv: string[]) => project.node(["scripts/main.js", ...argv]);
const mark = () => path.join(project.directory, "node_modules/.flask-serving-lock");

test("npm's packages are installed first, as the lock has them, without scripts of theirs", () => {
  const { status, stdout, stderr } = main("logs", "gunicorn", "--follow");
  expect({ status, stdout }).toEqual({ status: 0, stdout: '["logs","gunicorn","--follow"]' });
  expect(stderr).toMatch(/✓ npm packages: installed \(\d+\.\d s\)\n$/);
  expect(npm.lines()).toEqual(["ci --ignore-scripts --no-fund --no-audit"]);
  expect(npm.calls()[0]?.cwd).toBe(project.directory);
});

test("they are installed again only when the lock has changed", () => {
  main("status");
  expect(main("status").stderr).toBe("");
  expect(npm.calls()).toHaveLength(1);
  put(project.directory, "package-lock.json", "two");
  main("status");
  expect(npm.calls()).toHaveLength(2);
});

test("an npm ci that fails is told with its last lines, and tried again the next time", () => {
  npm.answers(/^ci/, { exitCode: 1, stderr: "npm error code ENOTFOUND\n" }, {});
  const { status, stdout, stderr } = main("status");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/✗ npm packages \(\d+\.\d s\)\n/);
  expect(stderr).toContain(
    "\n`npm ci --ignore-scripts --no-fund --no-audit` failed with 1:\n    npm error code ENOTFOUND\n" +
      "npm has to reach its registry: see its lines above.\n",
  );
  expect(fs.existsSync(mark())).toBe(false);
  expect(main("status").status).toBe(0);
});

test("what the user can mend ends with 1 and its message alone", () => {
  command('throw new SetupError("Install Docker.")');
  main("status");
  expect(main("status")).toEqual({ status: 1, stdout: "", stderr: "\nInstall Docker.\n" });
});

test("what only we can mend ends with 1 and a stack", () => {
  command('throw new TypeError("of ours")');
  const { status, stderr } = main("status");
  expect(status).toBe(1);
  expect(stderr).toMatch(/\nTypeError: of ours\n {4}at .*commands\.js/);
});
