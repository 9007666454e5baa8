import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

let directory: string;
let ours: { PULUMI_BACKEND_URL: string; PULUMI_CONFIG_PASSPHRASE_FILE: string };
beforeAll(() => {
  directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-backend-")));
  for (const file of ["backend.js", "paths.js"]) {
    const own = path.join(directory, "scripts/setup", file);
    fs.mkdirSync(path.dirname(own), { recursive: true });
    fs.copyFileSync(path.join("scripts/setup", file), own);
  }
  const state = path.join(directory, ".flask-serving");
  ours = {
    PULUMI_BACKEND_URL: `file://${state}/state?metadata=skip`,
    PULUMI_CONFIG_PASSPHRASE_FILE: `${state}/passphrase`,
  };
});
afterAll(() => fs.rmSync(directory, { recursive: true }));

/** What the set-up chooses in a shell with these variables, and an empty home. */
function chosen(shell: Record<string, string>): unknown {
  const program = `const { ensureBackend } = require("${directory}/scripts/setup/backend.js");
    process.stdout.write(JSON.stringify(ensureBackend()));`;
  const env = { PATH: process.env.PATH, HOME: directory, ...shell };
  return JSON.parse(spawnSync("node", ["-e", program], { encoding: "utf8", env }).stdout);
}

test("without a choice, state is kept in files, with a passphrase for its owner's eyes", () => {
  expect(chosen({})).toEqual({ env: ours, summary: "files in .flask-serving/state" });
  const { mode } = fs.statSync(ours.PULUMI_CONFIG_PASSPHRASE_FILE);
  expect(mode & 0o777).toBe(0o600);
});

test("in a shell that has it from npm run env, the choice is the same", () => {
  expect(chosen(ours)).toEqual(chosen({}));
});

test("a passphrase of the user's is kept", () => {
  const { PULUMI_BACKEND_URL } = ours;
  const env = { PULUMI_BACKEND_URL };
  const summary = "files in .flask-serving/state";
  expect(chosen({ PULUMI_CONFIG_PASSPHRASE: "theirs" })).toEqual({ env, summary });
  expect(chosen({ PULUMI_CONFIG_PASSPHRASE_FILE: "/theirs" })).toEqual({ env, summary });
});

test.each([
  [{ PULUMI_BACKEND_URL: "s3://their-bucket" }, "yours, s3://their-bucket"],
  [{ PULUMI_ACCESS_TOKEN: "pul-1" }, "yours, by PULUMI_ACCESS_TOKEN"],
])("a backend of the user's is kept: %p", (shell, summary) => {
  expect(chosen(shell)).toEqual({ env: {}, summary });
});

test("where the user is logged in is kept", () => {
  fs.mkdirSync(path.join(directory, ".pulumi"));
  const credentials = JSON.stringify({ current: "https://api.pulumi.com" });
  fs.writeFileSync(path.join(directory, ".pulumi/credentials.json"), credentials);
  expect(chosen({})).toEqual({ env: {}, summary: "yours, https://api.pulumi.com" });
});
