import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { ROOT } from "../../scripts/setup/paths";

let directory: string;
beforeEach(() => (directory = mkdtempSync(path.join(tmpdir(), "flask-serving-host-"))));
afterEach(() => rmSync(directory, { recursive: true }));

/** What a program is told where its project's runtime is this. */
function told(runtime: string) {
  const write = (name: string, text: string) => writeFileSync(path.join(directory, name), text);
  mkdirSync(path.join(directory, "state"));
  write("Pulumi.yaml", `name: asked\nmain: main.js\n${runtime}`);
  write("package.json", "{}");
  write("before.js", "");
  write(
    "main.js",
    `const { execArgv, env } = process;
     const told = { argv: execArgv, typescript: env.PULUMI_NODEJS_TYPESCRIPT === "true" };
     require("node:fs").writeFileSync("told.json", JSON.stringify(told));`,
  );
  const env = {
    ...process.env,
    NODE_PATH: path.join(ROOT, "node_modules"),
    PULUMI_BACKEND_URL: `file://${directory}/state`,
    PULUMI_CONFIG_PASSPHRASE: "of a test",
  };
  const pulumi = (...args: string[]) => execFileSync("pulumi", args, { cwd: directory, env });
  pulumi("stack", "init", "one");
  pulumi("preview", "--stack", "one");
  const file = path.join(directory, "told.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as object) : undefined;
}

test("a program runs as the options of its project's runtime say: without a compiler, and after what Node loads first", () => {
  const options = '{ typescript: false, nodeargs: "-r ./before.js" }';
  expect(told(`runtime: { name: nodejs, options: ${options} }`)).toEqual({
    argv: ["-r", "./before.js"],
    typescript: false,
  });
});

test("a program of a runtime that is only named runs with Pulumi's defaults", () => {
  expect(told("runtime: nodejs")).toEqual({ argv: [], typescript: true });
});
