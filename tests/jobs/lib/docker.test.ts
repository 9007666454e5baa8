import { docker, dockerLines, lastLines, tryDocker } from "../../../jobs/lib/docker";
import { JobError } from "../../../jobs/lib/job";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

let client: FakeDocker;
beforeEach(() => void (client = fakeDocker()));
afterEach(() => client.remove());

test("arguments reach the client as they are, and its stdout comes back trimmed", async () => {
  client.answers(/^network/, { stdout: "an id\n" });
  expect(await docker(["network", "inspect", "a b; $(c)"])).toBe("an id");
  expect(client.calls()).toMatchObject([{ argv: ["network", "inspect", "a b; $(c)"], input: "" }]);
});

test("input reaches the client's stdin", async () => {
  client.answers(/^exec/);
  await docker(["exec", "web", "cat"], { input: "two\nlines" });
  expect(client.calls()).toMatchObject([{ input: "two\nlines" }]);
});

test("a command that fails is told by its name, its exit code and its last lines, without a stack", async () => {
  client.answers(/^rm/, { exitCode: 1, stderr: "No such container: web\n" });
  const failed = docker(["rm", "web"]);
  await expect(failed).rejects.toBeInstanceOf(JobError);
  await expect(failed).rejects.toThrow("docker rm failed with 1:\n    No such container: web");
});

test("tryDocker gives the exit code, and what came on both streams", async () => {
  client.answers(/^rm/, { exitCode: 3, stdout: "out", stderr: "err" });
  expect(await tryDocker(["rm"])).toMatchObject({ exitCode: 3, stdout: "out" });
  expect((await tryDocker(["rm"])).all).toMatch(/out/);
  expect((await tryDocker(["rm"])).all).toMatch(/err/);
});

test("an engine that does not answer is told as that, whatever was asked", async () => {
  const said =
    "Cannot connect to the Docker daemon at unix:///no.sock. Is the docker daemon running?";
  client.answers(/^image/, { exitCode: 1, stderr: `${said}\n` });
  await expect(tryDocker(["image", "inspect", "app"])).rejects.toEqual(
    new JobError(
      `No Docker engine answers: ${said}\nStart Docker, or set DOCKER_HOST to an engine that runs.`,
    ),
  );
});

test("a list has an entry for each line", async () => {
  client.answers(/^ps/, { stdout: "a\nb\n" }, { stdout: "\n" });
  expect(await dockerLines(["ps"])).toEqual(["a", "b"]);
  expect(await dockerLines(["ps"])).toEqual([]);
});

test("without a client on PATH, a sentence says what to do", async () => {
  const before = process.env.PATH;
  process.env.PATH = "/nonexistent";
  const asked = tryDocker(["ps"]);
  await expect(asked).rejects.toThrow("The docker client is not on PATH: install Docker");
  process.env.PATH = before;
});

test("only the last lines of a text are told", () => {
  expect(lastLines("a\nb\nc\n", 2)).toBe("    b\n    c");
});
