import { parseWrk, Wrk } from "../../../scripts/bench/wrk";
import { fakeDocker } from "../../support/fake-docker";

// What wrk 4.1 prints.
const FINE =
  "Running 5s test @ http://server:8000/\n  1 threads and 50 connections\n" +
  "  Thread Stats   Avg      Stdev     Max   +/- Stdev\n    Req/Sec    36.01k     1.52k   38.42k    74.00%\n" +
  "  179166 requests in 5.00s, 27.17MB read\nRequests/sec:  35811.17\nTransfer/sec:      5.43MB\n";
const FAILING = FINE.replace(
  "Requests/sec",
  "  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\nRequests/sec",
);

test("how many were asked, how fast, and that none failed, is read from what wrk prints", () => {
  expect(parseWrk(FINE)).toEqual({ requests: 179_166, requestsPerSecond: 35_811.17, errors: 0 });
});

test("every kind of failure counts", () => {
  expect(parseWrk(FAILING).errors).toBe(54_321);
});

test("where it could not ask there is no number", () => {
  const none = { requests: NaN, requestsPerSecond: NaN, errors: 0 };
  expect(parseWrk("unable to connect to server:8000 Connection refused\n")).toEqual(none);
});

test("it asks from a container on the servers' network, on CPUs of its own, and nothing of it is left", async () => {
  const docker = fakeDocker();
  for (const command of [/^build/, /^run/, /^rm/, /^image rm/]) docker.answers(command);
  docker.answers(/^exec wrk wrk/, { stdout: FINE });
  docker.answers(/^exec wrk sh/, { stdout: "usage_usec 2500000\nnr_throttled 0\n" });
  const wrk = await Wrk.start("wrk", "network", "1");
  expect((await wrk.ask({ url: "http://web:80/", connections: 64, seconds: 5 })).requests).toBe(
    179_166,
  );
  expect(await wrk.cpuSeconds()).toBe(2.5);
  await Wrk.remove("wrk");
  const lines = docker.lines();
  docker.remove();
  expect(lines[1]).toContain("--network network --cpuset-cpus 1 ");
  expect(lines[2]).toBe("exec wrk wrk -t1 -c64 -d5s http://web:80/");
  expect(lines.slice(-2)).toEqual(["rm --force wrk", "image rm wrk"]);
});
