import { ROOT } from "../../../scripts/setup/paths";
import { SetupError } from "../../../scripts/setup/run";
import { type Pulumi, pulumiIn } from "../../../scripts/stack/pulumi";
import { type FakeProgram, fakeProgram } from "../../support/fake-program";

let program: FakeProgram;
let pulumi: Pulumi;
beforeEach(() => {
  program = fakeProgram("pulumi");
  program.answers(/^version/);
  pulumi = pulumiIn(process.env);
});
afterEach(() => program.remove());

test("run gives what pulumi printed, on stdout alone", async () => {
  program.answers(/^stack ls/, { stdout: "[]\n", stderr: "warning: new version\n" });
  expect(await pulumi.run("stack", "ls", "--json")).toBe("[]\n");
  expect(program.lines()).toEqual(["stack ls --json"]);
});

test("run tells the command that failed with its last lines, without a stack", async () => {
  program.answers(/^stack init/, { stderr: "error: passphrase must be set\n", exitCode: 255 });
  const failed = pulumi.run("stack", "init", "gunicorn");
  await expect(failed).rejects.toBeInstanceOf(SetupError);
  await expect(failed).rejects.toThrow(
    "`pulumi stack init gunicorn` failed with 255:\n    error: passphrase must be set",
  );
});

test("ask gives what pulumi printed, trimmed, and null where it fails", async () => {
  program.answers(/^config get/, { stdout: "8080\n" }, { exitCode: 255 });
  expect(await pulumi.ask("config", "get", "publish")).toBe("8080");
  expect(await pulumi.ask("config", "get", "publish")).toBeNull();
});

test("show gives the exit code", async () => {
  program.leavesInput();
  program.answers(/^up/, { exitCode: 255 }, {});
  expect(await pulumi.show("up")).toBe(255);
  expect(await pulumi.show("up")).toBe(0);
});

test("it runs in the project's directory, in the environment that it was made with", async () => {
  await pulumiIn({ ...process.env, PULUMI_HOME: "/home/ours" }).run("version");
  expect(program.calls()).toMatchObject([{ cwd: ROOT, env: { PULUMI_HOME: "/home/ours" } }]);
});

test("a pulumi that is not there is told as a command that failed", async () => {
  const nowhere = pulumiIn({ ...process.env, PATH: "/nowhere" });
  await expect(nowhere.run("version")).rejects.toThrow(
    "`pulumi version` failed with 127:\n    spawn pulumi ENOENT",
  );
});
