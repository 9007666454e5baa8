import { status } from "../../scripts/status";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";
import { keepPrinted, type Printed } from "../support/printed";
import { tellOf } from "../support/stack-containers";

let docker: FakeDocker;
let printed: Printed;
beforeEach(() => {
  docker = fakeDocker();
  docker.answers(/^exec/);
  printed = keepPrinted();
});
afterEach(() => {
  printed.restore();
  docker.remove();
});

test("nothing deployed says how to deploy", async () => {
  docker.answers(/^ps/);
  await status();
  expect(printed.stdout).toBe("Nothing is deployed here. Deploy a stack: npm start\n");
});

test("containers stand in columns, by stack and component, with their state and their address", async () => {
  tellOf(
    docker,
    { stack: "gunicorn-nginx", component: "web", hasCheck: false },
    { stack: "gunicorn-nginx", component: "proxy", port: 8080 },
    { component: "web", running: false, exitCode: 137 },
  );
  await status();
  expect(printed.stdout).toBe(
    [
      "stack            component   state                     address",
      "gunicorn         web         stopped (exit code 137)",
      "gunicorn-nginx   proxy       healthy                   http://127.0.0.1:8080/",
      "gunicorn-nginx   web         running",
      "",
    ].join("\n"),
  );
});

test("one that runs and does not answer says so", async () => {
  tellOf(docker, { component: "web" });
  docker.answers(/^exec id-of-web check/, { exitCode: 1 });
  await status();
  expect(printed.stdout).toContain("gunicorn   web         does not answer\n");
});
