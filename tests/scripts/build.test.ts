import * as fs from "node:fs";
import * as path from "node:path";
import { type CopiedScripts, copyScripts } from "../support/copied-scripts";
import { put } from "../support/scratch";

/** Puts one file where the real one puts many. */
const TSC = '#!/bin/sh\nmkdir -p dist/provider dist/jobs && echo "$*" > dist/provider/index.js\n';

let project: CopiedScripts;
beforeEach(() => {
  project = copyScripts("build.js", "setup");
  tsc(TSC);
  put(project.directory, "jobs/payload/measure.py", "measure");
  put(project.directory, "jobs/run-load.ts", "source");
  put(project.directory, "provider/PulumiPlugin.yaml", "runtime: nodejs");
  // In place of Pulumi's analyzer, which reads the sources.
  put(project.directory, "scripts/schema.js", 'exports.packageSchema = () => ({ name: "shop" });');
});
afterEach(() => project.remove());

function tsc(program: string): void {
  put(project.directory, "node_modules/.bin/tsc", program);
  fs.chmodSync(path.join(project.directory, "node_modules/.bin/tsc"), 0o755);
}
const build = () => project.node(["scripts/build.js"]);
const packed = () =>
  fs
    .readdirSync(path.join(project.directory, "dist"), { recursive: true, encoding: "utf8" })
    .filter((file) => path.extname(file))
    .sort();

test("a package has compiled JavaScript, what runs in containers, and the schema for other languages", () => {
  expect(build()).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(packed()).toEqual([
    "jobs/payload/measure.py",
    "provider/PulumiPlugin.yaml",
    "provider/index.js",
    "provider/schema.json",
  ]);
  const read = (file: string) =>
    fs.readFileSync(path.join(project.directory, "dist", file), "utf8");
  expect(JSON.parse(read("provider/schema.json"))).toEqual({ name: "shop" });
  expect(read("provider/index.js")).toBe("--project tsconfig.build.json\n");
});

test("what an earlier build left is no part of it", () => {
  put(project.directory, "dist/components/renamed.js", "");
  build();
  expect(packed()).not.toContain("components/renamed.js");
});

test("sources that do not compile end it with the compiler's lines, and no schema", () => {
  tsc('#!/bin/sh\necho "index.ts(1,1): error TS1005"; exit 2\n');
  const { status, stderr } = build();
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^\n`.*tsc --project tsconfig\.build\.json` failed with 2:\n {4}index\.ts\(1,1\): error TS1005\n$/,
  );
  expect(fs.existsSync(path.join(project.directory, "dist"))).toBe(false);
});
