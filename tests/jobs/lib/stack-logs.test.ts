import { stackLogs } from "../../../jobs/lib/stack-logs";
import { type FakeDocker, fakeDocker } from "../../support/fake-docker";

let client: FakeDocker;
beforeEach(() => (client = fakeDocker()));
afterEach(() => client.remove());

const LABELS = { "flask-serving.network": "n", "flask-serving.component": "load" };
const ACCESS = '2026-11-26T07:10:01.000100000Z 10.0.0.3 "GET / HTTP/1.1" 200 -\n';

test("what each container has logged in a span is counted, on both of its streams, but the load's own", async () => {
  client.answers(/^ps .*flask-serving.network=n$/, {
    stdout: 'a1\tproxy\t"nginx -g"\nb2\tweb\t"python"\nb3\tweb\t"python"\nc3\tload\t"sleep"\n',
  });
  client.answers(/^logs .* a1$/, { stdout: ACCESS.repeat(3) });
  client.answers(/^logs .* b[23]$/, { stdout: ACCESS, stderr: ACCESS });
  const logs = await stackLogs(LABELS, [1000.25, 1003.5]);
  expect([...logs.keys()]).toEqual(["proxy", "web"]);
  expect(logs.get("proxy")).toMatchObject({ isNginx: true, lines: 3, accesses: 3, together: 2 });
  expect(logs.get("web")).toMatchObject({ isNginx: false, lines: 4, accesses: 4 });
  const asked = client.lines().filter((line) => line.startsWith("logs"));
  expect(asked[0]).toBe("logs --timestamps --since 1000.250000 --until 1003.500000 a1");
  expect(asked.join()).not.toContain("c3");
});

test("a service that is on no network of ours has no log", async () => {
  expect((await stackLogs({}, [0, 1])).size).toBe(0);
  expect(client.lines()).toEqual([]);
});

test("a log that the engine does not give is one without a line", async () => {
  client.answers(/^ps/, { stdout: "a1\tweb\tpython\n" });
  client.answers(/^logs/, { exitCode: 1, stderr: "" });
  expect((await stackLogs(LABELS, [0, 1])).get("web")).toMatchObject({ lines: 0 });
});
