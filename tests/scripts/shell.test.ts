import { shell } from "../../scripts/shell";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { tellOf } from "../support/stack-containers";

let docker: FakeDocker;
const { isTTY } = process.stdin;
beforeEach(() => {
  docker = fakeDocker();
  docker.leavesInput();
  docker.answers(/^exec/);
  process.stdin.isTTY = false;
});
afterEach(() => {
  process.stdin.isTTY = isTTY;
  process.exitCode = undefined;
  docker.remove();
});

test.each([
  ["a pipe", false, "exec --interactive id-of-web bash"],
  ["a terminal", true, "exec --interactive --tty id-of-web bash"],
])("it opens where the app runs, as its user, for %s", async (_, terminal, line) => {
  tellOf(docker, { component: "proxy" }, { component: "web" });
  process.stdin.isTTY = terminal;
  await shell(["gunicorn"]);
  expect(docker.lines().at(-1)).toBe(line);
});

test("what it ends with is what the command ends with", async () => {
  tellOf(docker, { component: "web" });
  docker.answers(/^exec/, { exitCode: 7 });
  await shell(["gunicorn"]);
  expect(process.exitCode).toBe(7);
});

test.each([
  ["is stopped", { component: "web", running: false }],
  ["is gone, with its proxy still there", { component: "proxy" }],
])("an app that %s says how to start it", async (_, container) => {
  tellOf(docker, container);
  await expect(shell(["gunicorn"])).rejects.toThrow(
    "gunicorn is stopped. Start it: npm start -- gunicorn",
  );
  expect(docker.lines().join()).not.toContain("exec");
});

test("a stack that is not deployed says how to deploy it", async () => {
  docker.answers(/^ps/);
  await expect(shell(["gunicorn"])).rejects.toThrow(
    "gunicorn has no containers here. Deploy it: npm start -- gunicorn",
  );
});
