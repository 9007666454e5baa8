import { stop } from "../../scripts/stop";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted, type Printed } from "../support/printed";
import { tellOf } from "../support/stack-containers";

let docker: FakeDocker;
let printed: Printed;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^stop/);
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  docker.remove();
});

const stopped = () => docker.lines().filter((line) => line.startsWith("stop "));

test("the proxy ends first, so that nobody is told that the app is gone", async () => {
  tellOf(docker, { component: "web" }, { component: "proxy" }, { component: "other" });
  await stop(["gunicorn"]);
  expect(stopped()[0]).toBe("stop id-of-proxy");
  expect(stopped()).toHaveLength(3);
  expect(printed.stdout).toBe(
    "Stopped gunicorn: data, results and configuration are kept. Serve again: npm start -- gunicorn\n",
  );
});

test("what is stopped already is left alone", async () => {
  tellOf(docker, { component: "web", running: false }, { component: "proxy" });
  await stop(["gunicorn"]);
  expect(stopped()).toEqual(["stop id-of-proxy"]);
});

test("one that cannot be stopped is told, and not said to be stopped", async () => {
  tellOf(docker, { component: "web" });
  docker.answers(/^stop/, { exitCode: 1, stderr: "permission denied" });
  await expect(stop(["gunicorn"])).rejects.toThrow(
    "docker stop failed with 1:\n    permission denied",
  );
  expect(printed.stdout).toBe("");
});

test("a stack has to be named", async () => {
  await expect(stop([])).rejects.toThrow("npm run stop -- STACK: expected one stack, got 0.");
  expect(docker.calls()).toEqual([]);
});
