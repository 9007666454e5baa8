import { startLoadContainer } from "../../../jobs/lib/start-load-container";
import { LOAD_RUN } from "../../fixtures/load-run";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

const TAKEN = {
  exitCode: 125,
  stderr: 'Conflict. The name "/flask-serving-load" is already in use',
};

let client: FakeDocker;
beforeEach(() => void (client = fakeDocker()));
afterEach(() => client.remove());

const start = () => startLoadContainer(LOAD_RUN, ["internal"], { "flask-serving.stack": "test" });

test("it is started on the service's network, with its labels, under the one name", async () => {
  client.answers(/^run/, { stdout: "1a2b\n" });
  expect(await start()).toBe("1a2b");
  expect(client.lines()[0]).toMatch(
    /^run --detach --rm --name flask-serving-load --network internal --label flask-serving\.stack=test /,
  );
});

test("it waits while another load test holds the name", async () => {
  client.answers(/^run/, TAKEN, { stdout: "1a2b\n" });
  client.answers(/^inspect/, { stdout: `running ${new Date().toISOString()}\n` });
  expect(await start()).toBe("1a2b");
  expect(client.lines().some((line) => line.startsWith("rm"))).toBe(false);
});

test("one that was made and never started is removed, since it would hold the name for good", async () => {
  client.answers(/^run/, TAKEN, { stdout: "1a2b\n" });
  client.answers(/^inspect/, { stdout: "created 2020-01-01T00:00:00Z\n" });
  client.answers(/^rm/);
  await start();
  expect(client.lines()).toContain("rm flask-serving-load");
});

test("any other refusal is told", async () => {
  client.answers(/^run/, { exitCode: 125, stderr: "No such image: locust" });
  await expect(start()).rejects.toThrow(
    "The load container could not be started:\n    No such image: locust",
  );
});
