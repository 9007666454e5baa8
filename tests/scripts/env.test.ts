import { spawnSync } from "node:child_process";
import { type CopiedScripts, copyScripts } from "../support/copied-scripts";
import { put } from "../support/scratch";

let project: CopiedScripts;
beforeEach(() => {
  project = copyScripts("env.js", "setup");
  put(project.directory, "configs/images.json", "{}");
  put(project.directory, "configs/own-pythons.json", "{}");
});
afterEach(() => project.remove());

const chosen = (environment: object) =>
  put(project.directory, ".flask-serving/environment.json", JSON.stringify(environment));

/** The values that a shell has after `eval "$(npm run -s env)"`. */
function inShell(...names: string[]): string[] {
  const script = `eval "$1"; for name; do [ "$name" = "$1" ] || eval 'printf "%s\\0" "$'"$name"'"'; done`;
  const { stdout } = project.node(["scripts/env.js"]);
  const shell = spawnSync("/bin/sh", ["-c", script, "sh", stdout, ...names], {
    env: { PATH: "/usr/bin" },
    encoding: "utf8",
  });
  return shell.stdout.split("\0").slice(0, -1);
}

test("a shell has the pulumi of the set-up first on its PATH, and its variables", () => {
  chosen({ bin: "/cache/bin", variables: { PULUMI_HOME: "/cache/home" } });
  expect(inShell("PATH", "PULUMI_HOME")).toEqual(["/cache/bin:/usr/bin", "/cache/home"]);
});

test("the user's own pulumi needs no PATH", () => {
  chosen({ bin: null, variables: {} });
  expect(inShell("PATH")).toEqual(["/usr/bin"]);
});

test.each(["with a space", "it's", "$(id) `id`", 'a"b', "two\nlines", "\\"])(
  "a value stays what it is for a shell: %p",
  (value) => {
    chosen({ bin: `/${value}`, variables: { NAME: value } });
    expect(inShell("NAME", "PATH")).toEqual([value, `/${value}:/usr/bin`]);
  },
);

test("before any set-up it says what to run, on stderr, so that no shell evaluates it", () => {
  expect(project.node(["scripts/env.js"])).toEqual({
    ...{ status: 1, stdout: "" },
    stderr: "Nothing is set up yet: run `npm start` or `npm test` first.\n",
  });
});
