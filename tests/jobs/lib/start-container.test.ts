import { startIfStopped } from "../../../jobs/lib/start-container";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

const state = (Running: boolean, Restarting: boolean, pids = 4096) => ({
  stdout: JSON.stringify({ state: { Running, Restarting }, pids }),
});

let client: FakeDocker;
beforeEach(() => {
  client = fakeDocker();
  client.answers(/./);
});
afterEach(() => client.remove());

const commands = () =>
  client
    .lines()
    .filter((line) => !line.startsWith("inspect"))
    .map((line) => line.replace(" web-1", ""));

test.each([
  ["runs", state(true, false), []],
  ["is stopped", state(false, false), ["start"]],
  ["waits for its next try", state(true, true), ["stop", "start"]],
  ["has no bound of its processes", state(true, false, 0), ["update --pids-limit 4096"]],
])("one that %s", async (_, inspected, done) => {
  client.answers(/^inspect/, inspected);
  await startIfStopped("web-1", "web");
  expect(commands()).toEqual(done);
});

test("one that cannot be started is told with Docker's words", async () => {
  client.answers(/^inspect/, state(false, false));
  client.answers(/^start/, { exitCode: 1, stderr: "port is already allocated" });
  await expect(startIfStopped("web-1", "web")).rejects.toThrow(
    "web cannot be started:\n    port is already allocated",
  );
});
