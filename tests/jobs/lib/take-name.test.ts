import { takeName } from "../../../jobs/lib/take-name";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";
import { keepPrinted, type Printed } from "../../support/printed";

const LONG_AGO = "2020-01-01T00:00:00Z";
const NEVER = "0001-01-01T00:00:00Z";
const NOW = new Date().toISOString();

let client: FakeDocker;
let shown: Printed;
beforeEach(() => {
  shown = keepPrinted();
  client = fakeDocker();
  const taken = { exitCode: 125, stderr: 'Conflict. The name "/one" is already in use' };
  client.answers(/^create/, taken, { stdout: "1a2b\n" });
  client.answers(/^rm/);
});
afterEach(() => {
  client.remove();
  shown.restore();
});

const take = () =>
  takeName(["create", "image"], { name: "one", what: "one", waiting: "another is on" });

test.each([
  ["made and never started", `created ${LONG_AGO} ${NEVER}`],
  ["ended, and not removed by the engine", `exited ${LONG_AGO} ${LONG_AGO}`],
  ["half removed", `dead ${LONG_AGO} ${LONG_AGO}`],
])("what holds the name for good is removed: one that was %s", async (_, state) => {
  client.answers(/^inspect/, { stdout: `${state}\n` });
  expect(await take()).toBe("1a2b");
  expect(client.lines()).toContain("rm one");
});

test.each([
  ["runs, since whenever", `running ${LONG_AGO} ${NEVER}`],
  ["stands still", `paused ${LONG_AGO} ${NEVER}`],
  ["is about to start", `created ${NOW} ${NEVER}`],
  ["has just ended", `exited ${LONG_AGO} ${NOW}`],
])("one that %s is waited for", async (_, state) => {
  client.answers(/^inspect/, { stdout: `${state}\n` });
  expect(await take()).toBe("1a2b");
  expect(client.lines()).not.toContain("rm one");
  expect(shown.stderr).toBe("waiting: another is on\n");
});
