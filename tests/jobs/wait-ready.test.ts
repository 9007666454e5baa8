import { waitReady } from "../../jobs/wait-ready";
import { type FakeDocker, fakeDocker } from "../support/fake-docker";

const web = { container: "1a2b", what: "web" };
const input = { targets: [web], health: ["check", "it"], timeoutSeconds: 30 };

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
  expect(client.lines().filter((line) => line.startsWith("exec 1a2b check"))).toHaveLength(3);
});

test("one that was stopped is started", async () => {
  client.answers(/^inspect/, state({ Running: false }), state());
  await waitReady(input);
  expect(client.lines()).toContain("start 1a2b");
});

test("one that ends is told at once, with its traceback, what that means, and is not restarted for ever", async () => {
  const ended = { Running: false, ExitCode: 3, FinishedAt: "0002" };
  client.answers(/^inspect/, state(), state(), state(ended));
  client.answers(/^exec/, { exitCode: 1 });
  client.answers(/^logs/, { stdout: "ModuleNotFoundError: No module named 'shop'\n" });
  await expect(waitReady(input)).rejects.toThrow(
    "web ended instead of serving (exit code 3).\nFrom its log:\n    ModuleNotFoundError: No module named 'shop'\n" +
      "The image lacks a package",
  );
  expect(client.lines()).toContain("logs --tail 20000 --until 0002 1a2b");
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
    "web does not answer after 0 s (startTimeoutSeconds): status 500.",
  );
});

test("its stdout and stderr are told in the order in which they came", async () => {
  client.answers(/^exec/, { exitCode: 1 });
  client.answers(/^logs/, { stdout: "on stdout\n", stderr: "on stderr\n" });
  // The client that this replaces writes stderr first.
  await expect(waitReady({ ...input, timeoutSeconds: 0 })).rejects.toThrow(
    "From its log:\n    on stderr\n    on stdout",
  );
});

test("one that ends while its bound is set is told as one that ends", async () => {
  const unbound = (more: object) => ({ stdout: state(more).stdout.replace("4096", "null") });
  client.answers(/^inspect/, unbound({}), state(), state({ Running: false, ExitCode: 3 }));
  client.answers(/^update/, { exitCode: 1, stderr: "Cannot update: container not running" }, {});
  await expect(waitReady(input)).rejects.toThrow("web ended instead of serving (exit code 3).");
  expect(client.lines().filter((line) => line.startsWith("update"))).toHaveLength(2);
});

test("one whose workers end one after the other is not waited for", async () => {
  client.answers(/^exec/, { exitCode: 1 });
  const end = "[2026-11-25 16:18:00 +0000] [7] [ERROR] Worker (pid:9) exited with code 1.\n";
  client.answers(/^logs/, { stdout: `SECRET must be set\n${end.repeat(30)}` });
  await expect(waitReady(input)).rejects.toThrow(
    "web does not come to serve: its workers end as soon as they are made.\n" +
      "From its log:\n    SECRET must be set\n",
  );
  expect(client.lines()).toContain("stop --time 1 1a2b");
});

test.each([
  [{ Running: false, ExitCode: 139 }, " (killed by SIGSEGV)."],
  [{ Running: false, ExitCode: 0 }, " (exit code 0).\nIt wrote nothing.\n"],
  [{ Running: true, Restarting: true, ExitCode: 2 }, " (exit code 2)."],
])("how it ended is told: %j", async (ended, words) => {
  client.answers(/^inspect/, state(), state(), state(ended, 1));
  await expect(waitReady(input)).rejects.toThrow(`web ended instead of serving${words}`);
});

test("one that was removed is told with the line that makes it anew", async () => {
  client.answers(/^inspect/, { exitCode: 1 });
  await expect(waitReady(input)).rejects.toThrow(
    "web is gone: its container was removed. Make it anew: pulumi up --refresh",
  );
});

describe("its memory", () => {
  const use = (killed: number, used = 500) => ({
    stdout: `oom_kill ${killed}\nlimit ${512 << 20}\nused ${used << 20}\npeak ${511 << 20}\n`,
  });
  const looks = () => client.lines().filter((line) => line.includes("oom_kill")).length;

  test("one whose workers are killed for it fails though it answers, and does not go on so", async () => {
    client.answers(/oom_kill/, use(0), use(0, 450), use(7));
    await expect(waitReady({ ...input, processes: 4 })).rejects.toThrow(
      /^web needs more memory than its limit: 7 of its processes were killed .*limit 512 MiB, used up to 511 MiB/,
    );
    expect(client.lines()).toContain("stop --time 1 1a2b");
  });

  test("one that stops growing is ready", async () => {
    client.answers(/oom_kill/, use(0, 200), use(0, 400), use(0));
    await waitReady({ ...input, processes: 4 });
    expect(looks()).toBeGreaterThan(5);
  });

  test("one that could not reach its limit with all its workers is looked at once", async () => {
    client.answers(/oom_kill/, use(0, 100));
    await waitReady({ ...input, processes: 4 });
    expect(looks()).toBe(1);
  });

  test("what was killed long before counts no more", async () => {
    client.answers(/^inspect/, state({ StartedAt: "2026-01-01T00:00:00Z" }));
    client.answers(/oom_kill/, use(7, 100));
    await waitReady({ ...input, processes: 4 });
    client.answers(/oom_kill/, use(7, 100), use(8, 100));
    await expect(waitReady({ ...input, processes: 4 })).rejects.toThrow("1 of its processes was");
  });
});

describe("several replicas", () => {
  const other = { container: "3c4d", what: "web-2" };
  const both = { ...input, targets: [web, other] };
  beforeEach(() => client.answers(/^exec 3c4d check it$/, {}));

  test("each is started, and one is asked until it answers before the next one is", async () => {
    client.answers(/^inspect .* 3c4d$/, state({ Running: false }), state());
    client.answers(/^exec 1a2b check it$/, { exitCode: 1 }, {});
    expect(await waitReady(both)).toEqual({ ready: true });
    expect(client.lines()).toContain("start 3c4d");
    expect(client.lines().filter((line) => line.endsWith("check it"))).toEqual([
      "exec 1a2b check it",
      "exec 1a2b check it",
      "exec 3c4d check it",
    ]);
  });

  test("one that ended is told and stopped though another one never answers", async () => {
    client.answers(/^exec 1a2b/, { exitCode: 1, stderr: "status 500" });
    const ended = state({ Running: false, ExitCode: 3 });
    client.answers(/^inspect .* 3c4d$/, state(), state(), ended);
    const failing = waitReady({ ...both, timeoutSeconds: 0 });
    await expect(failing).rejects.toThrow(
      /^web does not answer after 0 s .*: status 500\.\n[^]*\nweb-2 ended instead of serving \(exit code 3\)\./,
    );
    expect(client.lines()).toContain("stop --time 1 3c4d");
  });

  test("one that was removed does not keep the others from being told", async () => {
    client.answers(/^inspect .* 1a2b$/, { exitCode: 1 });
    client.answers(/^inspect .* 3c4d$/, state(), state(), state({ Running: false, ExitCode: 0 }));
    await expect(waitReady(both)).rejects.toThrow(
      /^web is gone: .*\nweb-2 ended instead of serving \(exit code 0\)\./,
    );
  });
});
