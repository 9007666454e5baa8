import { limitsOf } from "../../configs/load/objective";
import type { LoadStats } from "../../configs/load/stats";
import { LoadContainer } from "../support/load-container";

jest.setTimeout(300_000);

let locust: LoadContainer;
beforeAll(async () => void (locust = await LoadContainer.start()));
afterAll(() => locust.remove());

/** A user class whose task is one line. */
const user = (task: string, more = "") => `
import os, time
import gevent
from locust import FastHttpUser, HttpUser, LoadTestShape, constant, task
from locust.exception import StopUser

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

test("a request that is on its way at the end is finished, and counts", async () => {
  const stats = await locust.run(user('self.client.get("/slow")'), { users: 4 });
  expect(codes(stats)).toEqual([]);
  expect(stats.source).toBe("histogram");
  // Two seconds of 1.1 s each: each user begins two in it, of which one ends after it.
  expect(stats.requestCount).toBeGreaterThanOrEqual(4);
  expect(stats.minResponseMs).toBeGreaterThanOrEqual(1000);
  expect(stats.ran).toMatchObject({ unanswered: 0, minUsers: 4, maxUsers: 4 });
});

test("one that never gets an answer is counted as such, also where a task catches all that is raised", async () => {
  const catching = `
        while True:
            try: self.client.get("/never")
            except Exception: pass`;
  const stats = await locust.run(user(catching), { users: 3 });
  expect(stats.ran.unanswered).toBe(3);
  expect(codes(stats)).toContain("requests-in-flight");
});

test("a LoadTestShape runs to its end, and is reported", async () => {
  const shape = `
class Waves(LoadTestShape):
    def tick(self):
        return (3, 10) if self.get_run_time() < 3 else None
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
  const stats = await locust.run(user('self.client.get("/")', stops), { users: 10 });
  expect(sentence(stats, "users-missing")).toMatch(/^Of 10 users asked for 2 were there/);
});

test("with an open load who waits for a free user waits for the service", async () => {
  const open = { kind: "open" as const, arrivalsPerSecond: 10, settleSeconds: 0 };
  const served = await locust.run(user('self.client.get("/slow")'), { ...open, users: 20 });
  expect(codes(served)).not.toContain("arrivals-missed");
  const late = await locust.run(user('self.client.get("/slow")'), { ...open, users: 2 });
  expect(codes(late)).toEqual(expect.arrayContaining(["arrivals-missed", "arrivals-late"]));
  // By itself a request takes 1 s.
  expect(late.maxResponseMs).toBeGreaterThan(1500);
});

test("what a server carries is found: one that takes 20 ms for each request, one after the other, carries 50 a second", async () => {
  const limits = limitsOf({ p99Ms: 300, requestsPerSecond: 40 });
  const short = { runSeconds: 2, settleSeconds: 0.5, steps: 4, users: 200, spawnRate: 200 };
  const { capacityRps, limitedBy, steps } = await locust.capacity("/one-at-a-time", limits, short);
  // The machine's, where others keep it busy too.
  expect(["latency", "machine"]).toContain(limitedBy);
  expect(capacityRps).toBeGreaterThan(30);
  expect(capacityRps).toBeLessThanOrEqual(50.5);
  const [first, tooMuch] = steps;
  expect(first).toMatchObject({ arrivalsPerSecond: 40, limitedBy: "nothing" });
  // What it answers is its limit, whatever comes.
  expect(tooMuch).toMatchObject({ arrivalsPerSecond: 80 });
  expect(tooMuch?.p99ResponseMs).toBeGreaterThan(limits.p99Ms);
  expect(tooMuch?.requestsPerSecond).toBeLessThanOrEqual(50.5);
});

test("steps are measured each by itself", async () => {
  const steps = { kind: "steps" as const, steps: 2, users: 6, settleSeconds: 0 };
  const { phases, requestCount } = await locust.run(user('self.client.get("/")'), steps);
  expect(phases.map(({ name }) => name)).toEqual(["3 users", "6 users"]);
  const [few, many] = phases.map((phase) => phase.requestCount ?? 0);
  expect(few! + many!).toBe(requestCount);
  expect(many).toBeGreaterThan(few!);
});

test("the path of a user's own host is kept, and other hosts are told of", async () => {
  const asks = 'self.client.get("/x"); self.client.get("http://localhost:8000/y")';
  const stats = await locust.run(user(asks, 'host = "http://elsewhere:5000/shop/"'));
  expect(codes(stats)).toEqual(expect.arrayContaining(["host-path", "other-host"]));
  expect(sentence(stats, "host-path")).toContain("Visitor below /shop");
});

test("a service that speaks TLS is asked by it, and its certificate is checked where the locustfile says by what", async () => {
  const tls = { tls: true, endpoint: { host: "shop.example", port: 8443 }, runSeconds: 1 };
  const checking = (more = "") =>
    user('self.client.get("/")', more).replace("(FastHttpUser)", "(HttpUser)");
  const names = 'def on_start(self): self.client.verify = "/tls/shop.crt"';
  const checked = await locust.run(checking(names), tls);
  expect(checked.requestCount).toBeGreaterThan(0);
  expect(checked.failureCount).toBe(0);
  const strict = "def on_start(self): self.client.verify = True";
  expect((await locust.run(checking(strict), tls)).failureRatio).toBe(1);
  expect((await locust.run(checking(), tls)).failureCount).toBe(0);
  expect((await locust.run(user('self.client.get("/")'), tls)).failureCount).toBe(0);
});

test("a locale that is not UTF-8 costs no name", async () => {
  const names = 'self.client.get("/x", name="grüße, \\"日本\\"")';
  const stats = await locust.run(user(names), { env: { LC_ALL: "C", LANG: "C" }, runSeconds: 1 });
  expect(stats.source).toBe("histogram");
  expect(stats.endpoints.map(({ name }) => name)).toEqual(['grüße, "日本"']);
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
