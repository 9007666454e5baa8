import { NO_LINES } from "../../../configs/load/time-split";
import { frontLog } from "../../../jobs/lib/front-log";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

let client: FakeDocker;
beforeEach(() => (client = fakeDocker()));
afterEach(() => client.remove());

const LABELS = { "flask-serving.network": "n", "flask-serving.component": "load" };
const SPANS = [
  [1000.5, 1003],
  [1005, 1008.2],
] as const;
const line = (seconds: number) =>
  JSON.stringify({
    ...{ time: new Date(seconds * 1000).toISOString(), client: "10.0.0.4", requestTime: "0.030" },
    ...{ status: 200, upstreamConnectTime: "0.002", upstreamResponseTime: "0.022" },
  });

test("the log of the container that the load asks is read from the first phase to the end of the last one", async () => {
  const other = "2026/11/25 22:10:01 [notice] 7#7: a worker began";
  const lines = [other, line(1001), line(1004), line(1006), ""].join("\n");
  client.answers(/^ps .*network=n .*component=proxy$/, { stdout: "f00\n" });
  client.answers(/^logs --since 1000 --until 1010 f00$/, { stdout: lines });
  const sums = await frontLog(LABELS, "proxy", SPANS);
  expect(sums).toMatchObject({ lines: 3, requests: 2, request: 0.06, connect: 0.004 });
});

test("a log that the engine does not give is told with its reason", async () => {
  client.answers(/^ps/, { stdout: "f00\n" });
  const stderr = "a warning\nError response from daemon: no such driver\n";
  client.answers(/^logs/, { stdout: `${line(1001)}\n`, stderr, exitCode: 1 });
  expect(await frontLog(LABELS, "proxy", SPANS)).toEqual({
    ...NO_LINES,
    unread: "Error response from daemon: no such driver",
  });
});

test("where no container of the stack is asked, no log is read", async () => {
  client.answers(/^ps/);
  expect(await frontLog(LABELS, "elsewhere", SPANS)).toEqual(NO_LINES);
  expect(await frontLog(LABELS, "proxy", [])).toEqual(NO_LINES);
  expect(await frontLog({}, "proxy", SPANS)).toEqual(NO_LINES);
  expect(client.lines().filter((argv) => argv.startsWith("logs"))).toEqual([]);
});

test("a line that nginx has not written yet is waited for", async () => {
  const now = Date.now() / 1000;
  client.answers(/^ps/, { stdout: "f00\n" });
  client.answers(/^logs/, { stdout: line(Math.floor(now)) });
  await frontLog(LABELS, "proxy", [[now - 2, now]]);
  expect(Date.now() / 1000).toBeGreaterThanOrEqual(now + 1);
});
