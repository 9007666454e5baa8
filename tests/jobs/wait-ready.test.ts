import { waitReady } from "../../jobs/wait-ready";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

const input = { container: "1a2b", health: ["check", "it"], timeoutSeconds: 30, what: "web" };

/** What `docker inspect` says of a container, to the job and to what starts it. */
const state = (more: object = {}, restarts = 0) => ({
  stdout: JSON.stringify({
    state: { Running: true, Restarting: false, OOMKilled: false, FinishedAt: "0001", ...more },
    ...{ restarts, pids: 4096 },
  }),
});

let client: FakeDocker;
beforeEach(() => {
  client = fakeDocker();
  client.answers(/./);
  client.answers(/^inspect/, state());
  client.answers(/^exec 1a2b check it$/, {});
});
afterEach(() => client.remove());

test("a service that answers is ready", async () => {
  expect(await waitReady(input)).toEqual({ ready: true });
});

test("it is asked until it answers", async () => {
  client.answers(/^exec/, { exitCode: 1 }, { exitCode: 1 }, {});
  await waitReady(input);
  expect(client.lines().filter((line) => line.startsWith("exec"))).toHaveLength(3);
});

test("one that was stopped is started", async () => {
  client.answers(/^inspect/, state({ Running: false }), state());
  await waitReady(input);
  expect(client.lines()).toContain("start 1a2b");
});

test("one that ends is told at once, with its traceback, what that means, and is not restarted for ever", async () => {
  client.answers(/^inspect/, state(), state(), state({ Running: false, FinishedAt: "0002" }));
  client.answers(/^exec/, { exitCode: 1 });
  client.answers(/^logs/, { stdout: "ModuleNotFoundError: No module named 'shop'\n" });
  await expect(waitReady(input)).rejects.toThrow(
    "web ended instead of serving. Its last lines:\n    ModuleNotFoundError: No module named 'shop'\n" +
      "The image lacks a package",
  );
  expect(client.lines()).toContain("logs --tail 500 --until 0002 1a2b");
  expect(client.lines()).toContain("stop --time 1 1a2b");
});

test("one that its restart policy hides has ended too", async () => {
  client.answers(/^inspect/, state(), state(), state({}, 1));
  await expect(waitReady(input)).rejects.toThrow("web ended instead of serving.");
});

test("one that was restarted long ago serves", async () => {
  client.answers(/^inspect/, state({}, 7));
  expect(await waitReady(input)).toEqual({ ready: true });
});

test("one that was killed for its memory says so", async () => {
  client.answers(/^inspect/, state(), state(), state({ Running: false, OOMKilled: true }));
  await expect(waitReady(input)).rejects.toThrow(
    "web ended instead of serving (it needed more memory than its limit).",
  );
});

test("one that never answers is told by what its health check says", async () => {
  client.answers(/^exec/, { exitCode: 1, stderr: "first\nstatus 500\n" });
  await expect(waitReady({ ...input, timeoutSeconds: 0 })).rejects.toThrow(
    "web does not answer after 0 s. Its health check says: status 500",
  );
});

test("one that was removed is told with the line that makes it anew", async () => {
  client.answers(/^inspect/, { exitCode: 1 });
  await expect(waitReady(input)).rejects.toThrow(
    "web is gone: its container was removed. Make it anew: pulumi up --refresh",
  );
});
