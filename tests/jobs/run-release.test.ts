import { releaseContainer } from "../../configs/container/release-container";
import { gunicornPlan } from "../../configs/server/gunicorn/plan";
import { type ReleaseInput, runRelease } from "../../jobs/run-release";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted, type Printed } from "../support/printed";

const RELEASE = 'flask db upgrade; echo "$KEY"';
const { release } = gunicornPlan("web", {
  ...{ app: "app:app", user: "501:20", release: RELEASE, secretEnv: ["KEY"], secretRevision: "1" },
  data: [{ hostPath: "/home/me/data", containerPath: "/srv/app/instance" }],
});

let client: FakeDocker;
let input: ReleaseInput;
let shown: Printed;
beforeEach(() => {
  client = fakeDocker();
  shown = keepPrinted();
  client.answers(/./);
  client.answers(/^create/, { stdout: "1a2b\n" });
  input = {
    ...{ what: "web-release", container: releaseContainer("shop"), spec: release!.spec },
    ...{ timeoutSeconds: 300, image: "sha256:1", networks: ["own", "shop_default"] },
    ...{ labels: { "flask-serving.stack": "test" }, secretEnv: { KEY: "s3cret" } },
  };
});
afterEach(() => {
  shown.restore();
  client.remove();
});

/** Runs it. @returns what was shown */
const run = async () => {
  await runRelease(input);
  return shown.stderr;
};
const lines = () => client.lines().map((line) => line.replace(/^create.*/s, "create"));

test("it runs to its end on all networks, in a container of which nothing is left", async () => {
  await run();
  expect(lines()).toEqual([
    "create",
    "network connect shop_default 1a2b",
    "start --attach 1a2b",
    "rm --force --volumes 1a2b",
  ]);
});

test("its container is hardened, labelled, removed by the engine itself, and has a name that tells the project", async () => {
  await run();
  const argv = client.calls()[0]!.argv;
  expect(argv.slice(0, 5)).toEqual([
    ...["create", "--name", "flask-serving-release-shop", "--network", "own"],
  ]);
  expect(argv.join(" ")).toContain("--rm --label flask-serving.stack=test --user 501:20");
  expect(argv).toContain("no-new-privileges");
  expect(argv).toContain('"type=bind","source=/home/me/data","target=/srv/app/instance"');
});

test("its command is one word, and a secret is on no command line", async () => {
  await run();
  expect(client.calls()[0]!.argv.at(-1)).toBe(RELEASE);
  expect(client.lines().join("\n")).not.toContain("s3cret");
  expect(client.lines()[0]).toContain(" --env KEY ");
  expect(client.calls()[0]!.env.KEY).toBe("s3cret");
});

test("its output is shown as it comes", async () => {
  client.answers(/^start/, { stdout: "one\ntwo\n" });
  expect(await run()).toContain(`web-release: ${RELEASE}\none\ntwo\n`);
});

test("one that is still on is waited for, and neither ended nor removed", async () => {
  client.answers(/^create/, { exitCode: 1, stderr: "Conflict" }, { stdout: "1a2b\n" });
  client.answers(/^inspect/, { stdout: "running 2020-01-01T00:00:00Z 0001-01-01T00:00:00Z\n" });
  expect(await run()).toContain("waiting: another release of this project runs on this host");
  expect(lines().filter((line) => /^(rm|stop|kill)/.test(line))).toEqual([
    "rm --force --volumes 1a2b",
  ]);
});

test.each([
  { how: "fails", exitCode: 1, said: "web-release failed with 1: " },
  { how: "is killed", exitCode: 137, said: "more memory than its limit of 512 MiB" },
])("one that $how is told with its last lines, and what serves", async ({ exitCode, said }) => {
  client.answers(/^start/, { exitCode, stdout: "one\ntwo\n" });
  const failed = run();
  await expect(failed).rejects.toThrow(said);
  await expect(failed).rejects.toThrow("what served before serves on");
  await expect(failed).rejects.toThrow("From its log:\n    one\n    two");
  expect(client.lines().at(-1)).toBe("rm --force --volumes 1a2b");
});

test.each([124, 137])("a time-out is told as one (exit %d)", async (exitCode) => {
  client.answers(/^start/, { exitCode });
  input.timeoutSeconds = 0;
  await expect(run()).rejects.toThrow("did not end within 0 s (releaseTimeoutSeconds)");
});

test("a number of the command's own is no time-out", async () => {
  client.answers(/^start/, { exitCode: 124 });
  await expect(run()).rejects.toThrow("failed with 124");
});

test("a network that cannot be joined fails it before it has begun", async () => {
  client.answers(/^network connect/, { exitCode: 1, stderr: "no such network" });
  await expect(run()).rejects.toThrow("no such network");
  expect(lines()).not.toContain("start --attach 1a2b");
});
