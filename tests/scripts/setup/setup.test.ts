import * as fs from "node:fs";
import * as path from "node:path";
import { processEnvironment } from "../../../scripts/setup/setup";
import { type CopiedScripts, copyScripts } from "../../support/copied-scripts";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";
import { put } from "../../support/scratch";

let project: CopiedScripts;
let docker: FakeProgram;
let pulumi: FakeProgram;
beforeEach(() => {
  docker = fakeProgram("docker");
  docker.answers(/^version/, { stdout: "27.5.1\n" });
  pulumi = fakeProgram("pulumi");
  pulumi.answers(/^version/, { stdout: "v3.259.0\n" });
  const plugins = [
    { name: "docker", version: "5.2.0" },
    { name: "command", version: "1.2.1" },
  ];
  pulumi.answers(/^plugin ls/, { stdout: JSON.stringify(plugins) });
  project = copyScripts("setup");
  const images = { env: { FLASK_SERVING_NODE_IMAGE: "ours" }, summary: "our own" };
  const ensureImages = `exports.ensureImages = async () => (${JSON.stringify(images)});`;
  put(project.directory, "scripts/setup/images.js", ensureImages);
});
afterEach(() => {
  project.remove();
  pulumi.remove();
  docker.remove();
});

const setUp = (env: Record<string, string> = {}) =>
  project.node(
    [
      "-e",
      `const { fail } = require("./scripts/setup/fail");
       require("./scripts/setup/setup").setUp().then((one) => process.stdout.write(JSON.stringify(one)), fail);`,
    ],
    env,
  );

test("where all is there, four steps say what they found", () => {
  const { stderr } = setUp({ PULUMI_ACCESS_TOKEN: "pul-1" });
  expect(stderr.replaceAll(/\(\d+\.\d s\)/g, "(t)")).toBe(
    [
      "✓ Docker: engine 27.5.1 (t)",
      "✓ Pulumi: v3.259.0 on PATH (t)",
      "✓ images: our own (t)",
      "✓ state: yours, by PULUMI_ACCESS_TOKEN (t)",
      "",
    ].join("\n"),
  );
});

test("what it chose is kept for npm run env, for its owner's eyes", () => {
  const chosen: unknown = JSON.parse(setUp().stdout);
  const state = path.join(project.directory, ".flask-serving");
  expect(chosen).toEqual({
    bin: null,
    variables: {
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      PULUMI_BACKEND_URL: expect.stringContaining(`file://${state}/state`),
      PULUMI_CONFIG_PASSPHRASE_FILE: `${state}/passphrase`,
      FLASK_SERVING_NODE_IMAGE: "ours",
    },
  });
  const file = path.join(state, "environment.json");
  expect(JSON.parse(fs.readFileSync(file, "utf8"))).toEqual(chosen);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test("a step that fails ends it with its sentence: the later ones are not tried", () => {
  docker.answers(/^version/, { exitCode: 1, stderr: "permission denied" });
  const { status, stderr } = setUp();
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^✗ Docker \(\d+\.\d s\)\n\nThe Docker engine runs, and lets your user not/,
  );
  expect(pulumi.calls()).toEqual([]);
});

describe("the environment of a process that runs pulumi", () => {
  test("has the set-up's programs first on PATH", () => {
    const environment = processEnvironment({ bin: "/cache/bin", variables: { PULUMI_HOME: "/h" } });
    expect(environment).toMatchObject({
      PATH: `/cache/bin:${process.env.PATH}`,
      PULUMI_HOME: "/h",
    });
  });

  test("leaves PATH alone where pulumi is the user's own", () => {
    expect(processEnvironment({ bin: null, variables: {} }).PATH).toBe(process.env.PATH);
  });
});
