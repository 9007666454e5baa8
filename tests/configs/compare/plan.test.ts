import { Proxy } from "../../../configs/app/choices";
import { type ComparisonOptions, comparisonPlan } from "../../../configs/compare/plan";
import { Server } from "../../../configs/server/servers";
import { Tuning } from "../../../configs/tuning";

const DEFAULTS = {
  python: "python:3.13",
  node: "node:24",
  nginx: "nginx:1.30",
  lego: "l:4",
  locust: "l:2",
};
const IMAGE = { user: "1000:1000", app: "app:app", fingerprint: "aa" };
const IMAGES = { gunicorn: IMAGE, granian: IMAGE };
const gunicorn = (name: string, proxy: Proxy) => ({
  ...{ name, proxy, server: Server.Gunicorn, tuning: Tuning.Production },
});
const OPTIONS: ComparisonOptions = {
  appDir: "shop",
  paths: ["/"],
  candidates: [gunicorn("gunicorn", Proxy.None), gunicorn("gunicorn-nginx", Proxy.Nginx)],
};
const plan = (more: Partial<ComparisonOptions> = {}, images = IMAGES) =>
  comparisonPlan({ ...OPTIONS, ...more }, images, DEFAULTS);

test("where nothing is said it is ten rounds with the first as the reference", () => {
  expect(plan()).toMatchObject({
    ...{ reference: "gunicorn", connections: 32, candidateCpus: 1, seed: 1, isQuick: false },
    ...{ sameAnswer: "status", nginxImage: "nginx:1.30", generatorImage: "node:24" },
    course: { rounds: 10 },
    limits: { p99Ms: 500, failureRatio: 0.01 },
    requests: [{ path: "/", method: "GET", headers: {}, weight: 1 }],
  });
});

test("a quick one has half the rounds, unless it says how many", () => {
  expect(plan({ quick: true }).course.rounds).toBe(5);
  expect(plan({ quick: true, rounds: 3 }).course.rounds).toBe(3);
});

test("with a time budget there are as many rounds as fit, or as are to be there at most", () => {
  expect(plan().timeBudgetSeconds).toBeNull();
  expect(plan({ timeBudgetSeconds: 600 })).toMatchObject({
    ...{ timeBudgetSeconds: 600, course: { rounds: 100 } },
  });
  expect(plan({ timeBudgetSeconds: 600, rounds: 7 }).course.rounds).toBe(7);
});

test("the same comparison has the same key: an interrupted one goes on", () => {
  expect(plan().key).toBe(plan().key);
});

test.each<Partial<ComparisonOptions>>([
  { seed: 2 },
  { rounds: 11 },
  { quick: true },
  { ablation: true },
  { paths: ["/other"] },
  { runId: "again" },
  { connections: 64 },
  { timeBudgetSeconds: 600 },
  { env: { A: "b" } },
  { secretRevision: "2" },
  { candidates: [...OPTIONS.candidates].reverse() },
])("with %j it is another comparison", (more) => {
  expect(plan(more).key).not.toBe(plan().key);
});

test("with another app it is another comparison", () => {
  const other = { ...IMAGES, gunicorn: { ...IMAGE, fingerprint: "bb" } };
  expect(plan({}, other).key).not.toBe(plan().key);
});
