import { containersOf } from "../../../scripts/stack/containers";
import { stateOf } from "../../../scripts/stack/state";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

const INSPECTED = {
  Config: {
    Labels: { "flask-serving.stack": "gunicorn", "flask-serving.component": "web" },
    Healthcheck: { Test: ["CMD", "check", "it"] },
  },
  State: { Running: true, ExitCode: 0 },
  NetworkSettings: {
    Ports: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }], "90/tcp": null },
  },
};

let client: FakeDocker;
beforeEach(() => {
  client = fakeDocker();
  client.answers(/^ps/, { stdout: "1a2b\n" });
  client.answers(/^inspect/, { stdout: JSON.stringify([INSPECTED]) });
});
afterEach(() => client.remove());

test("a stack's containers are found by their labels, with where they answer", async () => {
  expect(await containersOf("gunicorn")).toEqual([
    {
      ...{ id: "1a2b", stack: "gunicorn", component: "web", running: true, exitCode: 0 },
      ...{ healthCheck: ["check", "it"], address: "http://127.0.0.1:8080/" },
    },
  ]);
  expect(client.lines()[0]).toContain(
    "--filter label=flask-serving.project=flask-serving --filter label=flask-serving.stack=gunicorn",
  );
});

test("a stack without any is named, with the line that deploys it", async () => {
  client.answers(/^ps/);
  await expect(containersOf("gunicorn")).rejects.toThrow(
    "gunicorn has no containers here. Deploy it: npm start -- gunicorn",
  );
  expect(await containersOf()).toEqual([]);
});

test("an engine that does not answer is told in a sentence", async () => {
  client.answers(/^ps/, { exitCode: 1, stderr: "Cannot connect to the Docker daemon" });
  await expect(containersOf()).rejects.toThrow(
    "No Docker engine answers: Cannot connect to the Docker daemon\n" +
      "Start Docker, or set DOCKER_HOST to an engine that runs.",
  );
});

test.each([
  ["healthy", {}, {}],
  ["does not answer", {}, { exitCode: 1 }],
  ["running", { healthCheck: [] }, {}],
  ["stopped (exit code 3)", { running: false, exitCode: 3 }, {}],
])("its state is what it says now: %s", async (state, more, answer) => {
  client.answers(/^exec 1a2b check it/, answer);
  const [container] = await containersOf("gunicorn");
  expect(await stateOf({ ...container!, ...more })).toBe(state);
});
