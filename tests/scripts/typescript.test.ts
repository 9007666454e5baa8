import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { type CopiedScripts, copyScripts } from "../support/copied-scripts";
import { put } from "../support/scratch";

/** The real compiler, which writes down what it is given. */
const COMPILER = `
  const ts = require(${JSON.stringify(require.resolve("typescript"))});
  const write = (file) => require("node:fs").appendFileSync(__dirname + "/compiled", file + "\\n");
  module.exports = {
    ...ts,
    transpileModule(source, options) {
      write(options.fileName);
      return ts.transpileModule(source, options);
    },
  };`;

let project: CopiedScripts;
beforeEach(() => {
  project = copyScripts("typescript.js", "typescript-stack.js");
  put(project.directory, "node_modules/typescript/package.json", '{"version":"1"}');
  put(project.directory, "node_modules/typescript/index.js", COMPILER);
  put(project.directory, "tsconfig.json", '{"compilerOptions":{"module":"commonjs"}}');
  program("1");
});
afterEach(() => project.remove());

const program = (value: string) => {
  put(project.directory, "jobs/one.ts", 'import { two } from "./two";\nconsole.log(two);\n');
  put(project.directory, "jobs/two.ts", `interface Two {}\nexport const two: Two = ${value};\n`);
};
const run = () => project.node(["-r", "./scripts/typescript.js", "jobs/one.ts"]);
const compiled = () => {
  const file = path.join(project.directory, "node_modules/typescript/compiled");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim().split("\n") : [];
};
const kept = (file: string) =>
  path.join(project.directory, "node_modules/.cache/flask-serving", `${file}.js`);

test("TypeScript runs as it stands, and is compiled once", () => {
  expect(run()).toEqual({ status: 0, stdout: "1\n", stderr: "" });
  expect(run()).toEqual({ status: 0, stdout: "1\n", stderr: "" });
  expect(compiled()).toEqual(["one.ts", "two.ts"]);
});

test("an edited file is in force at the next start, and alone is compiled again", () => {
  run();
  program("2");
  expect(run().stdout).toBe("2\n");
  expect(compiled()).toEqual(["one.ts", "two.ts", "two.ts"]);
});

test("so is an older one that is put in its place, with its time", () => {
  program("2");
  run();
  program("1");
  fs.utimesSync(path.join(project.directory, "jobs/two.ts"), 0, 0);
  expect(run().stdout).toBe("1\n");
});

test.each([
  ["compiler", "node_modules/typescript/package.json", '{"version":"2"}'],
  ["tsconfig.json", "tsconfig.json", '{"compilerOptions":{"module":"commonjs","target":"es5"}}'],
])("with another %s all is compiled again", (_, file, text) => {
  run();
  put(project.directory, file, text);
  run();
  expect(compiled()).toEqual(["one.ts", "two.ts", "one.ts", "two.ts"]);
});

test("what was kept of half a file is not run", () => {
  run();
  fs.truncateSync(kept("jobs+two.ts"), 20);
  expect(run()).toEqual({ status: 0, stdout: "1\n", stderr: "" });
});

test("where nothing can be kept it runs all the same", () => {
  put(project.directory, "node_modules/.cache", "not a directory");
  expect(run()).toEqual({ status: 0, stdout: "1\n", stderr: "" });
});

test("a stack names the lines of TypeScript, also of what was kept", () => {
  program('(() => {\n  throw new Error("of ours");\n})()');
  run();
  expect(run().stderr).toMatch(/Error: of ours\n.*\n? *at .*two\.ts:3:9/);
});

test("a job that a state of earlier names, which ran by ts-node, still runs", () => {
  const job = ["-r", "ts-node/register/transpile-only", "jobs/keep-data.ts"];
  const input = '{"directories":[]}';
  const { status, stdout } = spawnSync("node", job, { input, encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "{}" });
});
