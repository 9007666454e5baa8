import { logs } from "../../scripts/logs";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted, type Printed } from "../support/printed";
import { tellOf } from "../support/stack-containers";

let docker: FakeDocker;
let printed: Printed;
beforeEach(() => {
  docker = fakeDocker();
  tellOf(docker, { component: "web" }, { component: "proxy" });
  docker.answers(/^logs .*id-of-web/, { stdout: "GET /\n", stderr: "started\n" });
  docker.answers(/^logs .*id-of-proxy/, { stderr: "ready\n" });
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  docker.remove();
});

const asked = () => docker.lines().filter((line) => line.startsWith("logs"));

test("each line, of stdout or stderr, stands behind its component's name", async () => {
  await logs(["gunicorn"]);
  expect(printed.stdout.split("\n").sort()).toEqual([
    "",
    "proxy | ready",
    "web   | GET /",
    "web   | started",
  ]);
});

test("what came first is shown first, and colours only where a terminal shows them", async () => {
  docker.answers(/^logs .*id-of-web/, { stdout: "\u001b[32mlast\u001b[0m\n", stderr: "first\n" });
  await logs(["gunicorn"]);
  expect(printed.stdout).toMatch(/web {3}\| first\n(proxy.*\n)?web {3}\| last\n/);
});

test.each([
  [["gunicorn"], "logs --tail 200 id-of-web"],
  [["gunicorn", "--follow"], "logs --tail 200 --follow id-of-web"],
])("%p asks docker for the last lines", async (argv, line) => {
  await logs(argv);
  expect(asked()).toContain(line);
});

test("a known line is told what it means, once for all containers", async () => {
  const stderr = "ModuleNotFoundError: No module named 'shop'\n";
  docker.answers(/^logs/, { stderr });
  await logs(["gunicorn"]);
  expect(printed.stderr).toBe(
    "\n! The image lacks a package: name shop in the app's requirements. " +
      "Where shop is the app's own, mend app, or set env.PYTHONPATH to the directory that it is in.\n" +
      "\nA setting is set by `npm run config -- set KEY VALUE`, one with parts such as " +
      "`npm run config -- set --path 'data[0].hostPath' ./data`: docs/config.md lists them.\n",
  );
});

test("a part of a stack is no stack: it is asked for too much", async () => {
  await expect(logs(["gunicorn", "proxy"])).rejects.toThrow(
    "npm run logs -- STACK [--follow]: expected one stack, got 2.",
  );
  expect(docker.calls()).toEqual([]);
});

test("a container of which docker gives no log says why, behind its name", async () => {
  docker.answers(/^logs .*id-of-web/, { exitCode: 1, stderr: "Error: No such container" });
  await logs(["gunicorn"]);
  expect(printed.stdout).toContain("web   | Error: No such container\n");
});

test("without a docker client, a sentence says what to do", async () => {
  const { PATH } = process.env;
  process.env.PATH = "/nowhere";
  await expect(logs(["gunicorn"])).rejects.toThrow(
    "The docker client is not on PATH: install Docker, or put its client on PATH.",
  );
  process.env.PATH = PATH;
});
