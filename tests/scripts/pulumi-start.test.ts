import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

const ROOT = path.join(__dirname, "..", "..");

interface ProjectFile {
  runtime: { options: { nodeargs: string } };
}

/** How Node is started for a program, by Pulumi.yaml. */
const { nodeargs } = (parse(readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8")) as ProjectFile)
  .runtime.options;

/** Runs a program as Pulumi does, with what tells which of these packages it has loaded. */
function run(program: string): unknown {
  const loaded = `const loaded = () => ["typescript", "@npmcli/arborist", "source-map-support"].filter((name) =>
    Object.keys(require.cache).some((file) => file.includes("/node_modules/" + name + "/")));`;
  const argv = [...nodeargs.split(" "), "-e", `${loaded}\n${program}`];
  const { stdout, stderr } = spawnSync("node", argv, { cwd: ROOT, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

test("Pulumi's package loads neither the compiler nor npm, which this program has no need of", () => {
  const program = `require("@pulumi/pulumi"); console.log(JSON.stringify(loaded()));`;
  expect(run(program)).toEqual([]);
});

test("a function that is made into text has the compiler, which is loaded then", () => {
  const program = `
    const { runtime } = require("@pulumi/pulumi");
    const three = 3;
    runtime.serializeFunction(() => three + 1).then(({ text }) =>
      console.log(JSON.stringify([loaded(), text.includes("three: 3"), text.includes("three + 1")])));`;
  expect(run(program)).toEqual([["typescript"], true, true]);
});

test("npm's class is the real one once it is used", () => {
  const program = `
    require("@pulumi/pulumi");
    const { Module } = require("node:module");
    const parent = require.cache[require.resolve("@pulumi/pulumi/runtime/closure/codePaths.js")];
    const late = Module._load("@npmcli/arborist", parent);
    const made = new late.Arborist({ path: process.cwd() });
    console.log(JSON.stringify([made.constructor.name, typeof made.loadActual, loaded()]));`;
  expect(run(program)).toEqual(["Arborist", "function", ["@npmcli/arborist"]]);
});

test("lines of Pulumi's own stacks are told as they run: no map of them is read", () => {
  const program = `
    const { Module } = require("node:module");
    const filename = require.resolve("@pulumi/pulumi/cmd/run/index.js");
    Module._load("source-map-support/register", Object.assign(new Module(filename), { filename }));
    console.log(JSON.stringify(loaded()));`;
  expect(run(program)).toEqual([]);
});

test("what others load is no matter of it", () => {
  const program = `console.log(JSON.stringify([typeof require("typescript").transpileModule, loaded()]));`;
  expect(run(program)).toEqual(["function", ["typescript"]]);
});
