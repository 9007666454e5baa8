import { limitsOf } from "../../configs/load/objective";
import type { LoadStats } from "../../configs/load/stats";
import { LoadContainer } from "../support/load-container";

jest.setTimeout(300_000);

let locust: LoadContainer;
beforeAll(async () => void (locust = await LoadContainer.start()));
afterAll(() => locust.remove());

const IMPORTS = `
import os, time
import gevent
from locust import FastHttpUser, HttpUser, LoadTestShape, constant, task
from locust.exception import StopUser
`;
/** What needs no more than a second of 10 users. */
const SHORT = { users: 10, spawnRate: 100, runSeconds: 1 };

/** A user class whose task is one line. */
const user = (task: string, more = "") => `${IMPORTS}
class Visitor(FastHttpUser):
    wait_time = constant(0.1)
    ${more}

    @task
    def ask(self):
        ${task}
`;
/** What is found of a machine that others keep busy too. */
const OF_THE_MACHINE = ["host-busy", "generator-busy", "time-unaccounted"];
const codes = ({ warnings }: LoadStats) =>
  warnings.map(({ code }) => code).filter((code) => !OF_THE_MACHINE.includes(code));
const sentence = ({ warnings }: LoadStats, code: string) =>
  warnings.find((one) => one.code === code)?.sentence;

test("a request that is on its way at the end is finished, and counts; one that never gets an answer is counted as such, also where a task catches all that is raised", async () => {
  const waiting = `
class Waiting(FastHttpUser):
    fixed_count = 3
    @task
    def ask(self):
        while True:
            try: self.client.get("/never")
            except Exception: pass
`;
  const stats = await locust.run(user('self.client.get("/slow")') + waiting, { users: 7 });
  expect(codes(stats)).toEqual(["requests-in-flight"]);
  expect(stats.source).toBe("histogram");
  // Two seconds of 1.1 s each: each user begins two in it, of which one ends after it.
  expect(stats.requestCount).toBeGreaterThanOrEqual(4);
  expect(stats.minResponseMs).toBeGreaterThanOrEqual(1000);
  expect(stats.ran).toMatchObject({ unanswered: 3, minUsers: 7, maxUsers: 7 });
});

test("a LoadTestShape runs to its end, and is reported", async () => {
  const shape = `
class Waves(LoadTestShape):
    def tick(self):
        return (3, 10) if self.get_run_time() < 1.5 else None
`;
  const stats = await locust.run(user('self.client.get("/")') + shape, {
    users: 50,
    runSeconds: 60,
  });
  expect(codes(stats)).toEqual(["shape-followed"]);
  expect(stats.ran.maxUsers).toBe(3);
  expect(stats.ran.seconds).toBeLessThan(10);
});

test("users that stop in on_start are missing, and say so", async () => {
  const stops =
    "count = 0\n    def on_start(self):\n        Visitor.count += 1\n        if Visitor.count > 2: raise StopUser()";
  const stats = await locust.run(user('self.client.get("/")', stops), SHORT);
  expect(sentence(stats, "users-missing")).toMatch(/^Of 10 users asked for 2 were there/);
});

test("with an open load who waits for a free user waits for the service", async () => {
  const open = { ...SHORT, kind: "open" as const, arrivalsPerSecond: 10 };
  const served = await locust.run(user('self.client.get("/slow")'), { ...open, users: 20 });
  expect(codes(served)).not.toContain("arrivals-missed");
  const long = { ...open, users: 2, runSeconds: 2 };
  const late = await locust.run(user('self.client.get("/slow")'), long);
  expect(codes(late)).toEqual(expect.arrayContaining(["arrivals-missed", "arrivals-late"]));
  // By itself a request takes 1 s.
  expect(late.maxResponseMs).toBeGreaterThan(1500);
});

test("what a server carries is found: one that takes 20 ms for each request, one after the other, carries 50 a second", async () => {
  const limits = limitsOf({ p99Ms: 300, requestsPerSecond: 40 });
  const short = { runSeconds: 1, settleSeconds: 0.5, steps: 3, users: 200, spawnRate: 200 };
  const { capacityRps, limitedBy, steps } = await locust.capacity("/one-at-a-time", limits, short);
  // The machine's, where others keep it busy too.
  expect(["latency", "machine"]).toContain(limitedBy);
  expect(capacityRps).toBeGreaterThan(30);
  // Within a second there is room for the ends of one more.
  expect(capacityRps).toBeLessThanOrEqual(51.5);
  const [first, tooMuch] = steps;
  expect(first).toMatchObject({ arrivalsPerSecond: 40, limitedBy: "nothing" });
  // What it answers is its limit, whatever comes.
  expect(tooMuch).toMatchObject({ arrivalsPerSecond: 80 });
  expect(tooMuch?.p99ResponseMs).toBeGreaterThan(limits.p99Ms);
  expect(tooMuch?.requestsPerSecond).toBeLessThanOrEqual(51.5);
});

test("steps are measured each by itself", async () => {
  const steps = { kind: "steps" as const, steps: 2, users: 6, settleSeconds: 0 };
  const stats = await locust.run(user('self.client.get("/")'), steps);
  expect(codes(stats)).toEqual([]);
  const { phases, requestCount } = stats;
  expect(phases.map(({ name }) => name)).toEqual(["3 users", "6 users"]);
  const [few, many] = phases.map((phase) => phase.requestCount ?? 0);
  expect(few! + many!).toBe(requestCount);
  expect(many).toBeGreaterThan(few!);
});

test("the path of a user's own host is kept, other hosts are told of, and a locale that is not UTF-8 costs no name", async () => {
  const asks =
    'self.client.get("/x", name="grüße, \\"日本\\""); self.client.get("http://localhost:8000/y")';
  const stats = await locust.run(user(asks, 'host = "http://elsewhere:5000/shop/"'), {
    ...{ ...SHORT, env: { LC_ALL: "C", LANG: "C" } },
  });
  expect(codes(stats)).toEqual(expect.arrayContaining(["host-path", "other-host"]));
  expect(sentence(stats, "host-path")).toContain("Visitor below /shop");
  expect(stats.source).toBe("histogram");
  expect(stats.endpoints.map(({ name }) => name)).toContain('grüße, "日本"');
});

test("a service that speaks TLS is asked by it, and its certificate is checked where the locustfile says by what", async () => {
  const client = (name: string, base: string, start = "pass") => `
class ${name}(${base}):
    wait_time = constant(0.1)
    def on_start(self): ${start}
    @task
    def ask(self): self.client.get("/", name="${name}")
`;
  const classes = [
    client("Checking", "HttpUser", 'self.client.verify = "/tls/shop.crt"'),
    client("Strict", "HttpUser", "self.client.verify = True"),
    ...[client("Any", "HttpUser"), client("Fast", "FastHttpUser")],
  ];
  const { endpoints } = await locust.run(IMPORTS + classes.join(""), {
    ...{ ...SHORT, tls: true, endpoint: { host: "shop.example", port: 8443 } },
  });
  expect(
    Object.fromEntries(endpoints.map(({ name, failureRatio }) => [name, failureRatio])),
  ).toEqual({ Any: 0, Checking: 0, Fast: 0, Strict: 1 });
});

test("of a run that is killed in the middle, what it measured until then is known", async () => {
  const dies =
    'self.client.get("/")\n        if time.time() - self.environment.stats.total.start_time > 2.5: os.kill(os.getpid(), 9)';
  const stats = await locust.run(user(dies), { runSeconds: 60 });
  expect(stats.source).toBe("seconds");
  expect(codes(stats)).toEqual(expect.arrayContaining(["load-cut-off", "load-ended-badly"]));
  expect(stats.requestCount).toBeGreaterThan(0);
  expect(stats.avgResponseMs).toBeGreaterThan(0);
  expect(stats).not.toHaveProperty("p95ResponseMs");
});

test("a measuring side that fails ends its load at once, and what its rows say is known", async () => {
  const fails =
    "\nfrom flask_serving.results import Results\ndef write(*_, **__): raise ValueError('full')\nResults.write = write\n";
  const stats = await locust.run(user('self.client.get("/")') + fails, { ...SHORT, runSeconds: 2 });
  expect(stats.source).toBe("seconds");
  expect(stats.requestCount).toBeGreaterThan(0);
});
