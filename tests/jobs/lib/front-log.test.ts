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
    ...{ upstreamConnectTime: "0.002", upstreamResponseTime: "0.022" },
  });

test("what is asked of is the container that the load asks, from the first phase on", async () => {
  const other = "2026/11/25 22:10:01 [notice] 7#7: a worker began";
  client.answers(/^ps .*network=n .*component=proxy$/, { stdout: "f00\n" });
  client.answers(/^logs --since 1000 f00$/, { stdout: `${other}\n${line(1001)}\n${line(1006)}\n` });
  const logged = await frontLog(LABELS, "proxy", SPANS);
  expect(logged.map(({ time }) => time)).toEqual([1001, 1006]);
});

test("where no container of the stack is asked, no log is read", async () => {
  client.answers(/^ps/);
  expect(await frontLog(LABELS, "elsewhere", SPANS)).toEqual([]);
  expect(await frontLog(LABELS, "proxy", [])).toEqual([]);
  expect(await frontLog({}, "proxy", SPANS)).toEqual([]);
  expect(client.lines().filter((argv) => argv.startsWith("logs"))).toEqual([]);
});

test("a line that nginx has not written yet is waited for", async () => {
  const now = Date.now() / 1000;
  client.answers(/^ps/, { stdout: "f00\n" });
  client.answers(/^logs/, { stdout: line(Math.floor(now)) });
  await frontLog(LABELS, "proxy", [[now - 2, now]]);
  expect(Date.now() / 1000).toBeGreaterThanOrEqual(now + 1);
});
