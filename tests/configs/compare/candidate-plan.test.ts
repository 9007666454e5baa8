import type { FlaskAppOptions } from "../../../configs/app/options";
import { Proxy } from "../../../configs/app/choices";
import { servedBy } from "../../../configs/compare/candidate";
import { candidatePlan, partsOf } from "../../../configs/compare/candidate-plan";
import { quietVariants } from "../../../configs/compare/variant";
import { Server } from "../../../configs/server/servers";
import { Tuning } from "../../../configs/tuning";

const IMAGES = {
  python: "python:3.13",
  node: "node:24",
  nginx: "nginx:1.30",
  lego: "lego:4",
  locust: "locust:2",
};
const GIVEN = { user: "1000:1000", app: "app:app", secretEnv: [] };
const APP: FlaskAppOptions = { appDir: "shop", paths: ["/"] };

const ALL = [Server.Flask, Server.Gunicorn, Server.Granian].flatMap((server) =>
  [Proxy.None, Proxy.Nginx].flatMap((proxy) =>
    [Tuning.Production, Tuning.Baseline].map((tuning) => ({
      ...{ server, proxy, tuning },
      name: `${server} ${proxy} ${tuning}`,
    })),
  ),
);

test.each(ALL)("$name has as much memory in all as any other", (candidate) => {
  const { containers } = candidatePlan(APP, candidate, GIVEN, IMAGES);
  expect(containers.reduce((sum, { spec }) => sum + spec.memoryMb, 0)).toBe(768);
});

test.each(ALL)(
  "$name has no limit of CPUs of its own: it shares those of all candidates",
  (one) => {
    const app = { ...APP, cpus: 0.5, nginxCpus: 0.25 };
    for (const { spec } of candidatePlan(app, one, GIVEN, IMAGES).containers) {
      expect(spec).not.toHaveProperty("cpus", 0.5);
      expect(spec).not.toHaveProperty("cpus", 0.25);
    }
  },
);

test("nginx is the last to start, and it is what is asked; it passes on to the server by its name", () => {
  const behind = ALL.find(({ name }) => name === "gunicorn nginx production")!;
  const { containers, files } = candidatePlan(APP, behind, GIVEN, IMAGES);
  expect(containers.map(({ part, host, port }) => [part, host, port])).toEqual([
    ["server", "web", 5901],
    ["proxy", "proxy", 80],
  ]);
  expect(files[0]?.name).toBe("nginx.conf");
  expect(files[0]?.text).toContain("server web:5901");
});

test("one log a request: behind nginx in production Gunicorn writes none, alone it does", () => {
  const commandOf = (name: string) =>
    candidatePlan(
      APP,
      ALL.find((one) => one.name === name)!,
      GIVEN,
      IMAGES,
    ).containers[0]!.spec.command;
  const logs = (name: string) => commandOf(name).some((word) => /^--access-logfile/.test(word));
  expect(logs("gunicorn none production")).toBe(true);
  expect(logs("gunicorn nginx production")).toBe(false);
  expect(logs("gunicorn nginx baseline")).toBe(false);
});

test.each(ALL)(
  "$name is the same without its log but for that, or has none to leave out",
  (one) => {
    const plan = candidatePlan(APP, one, GIVEN, IMAGES);
    const isBare = one.proxy === Proxy.None;
    const hasNone = isBare && (one.server === Server.Flask || one.tuning === Tuning.Baseline);
    const parts = (app: typeof APP, candidate: typeof one) =>
      partsOf(app, candidate, GIVEN, IMAGES);
    const [variant] = quietVariants(APP, [one], parts, 3);
    expect(variant === undefined).toBe(hasNone);
    if (!variant) return;
    const { containers, files, ...about } = variant;
    expect(about).toEqual({
      ...{ name: `${one.name} without its log`, of: one.name },
      ...{ server: one.server, rounds: 3 },
    });
    const loud = isBare ? plan.containers[0]!.spec.command : plan.files[0]!.text;
    const quiet = isBare ? containers[0]!.spec.command : files[0]!.text;
    expect(quiet).not.toEqual(loud);
    if (!isBare) expect(quiet).toContain("access_log off;");
    const shape = (all: typeof containers) =>
      all.map(({ part, host, port, spec }) => [part, host, port, spec.memoryMb]);
    expect(shape(containers)).toEqual(shape(plan.containers));
  },
);

test("with memory of its own for the server, one without a proxy has that of the proxy too", () => {
  const app = { ...APP, memoryMb: 300, nginxMemoryMb: 100 };
  const memory = (name: string) =>
    candidatePlan(
      app,
      ALL.find((one) => one.name === name)!,
      GIVEN,
      IMAGES,
    ).containers.map(({ spec }) => spec.memoryMb);
  expect(memory("gunicorn none production")).toEqual([400]);
  expect(memory("gunicorn nginx production")).toEqual([300, 100]);
});

test("each is served as the candidate says, and published to nobody", () => {
  const told = { ...APP, publish: 8080, server: Server.Flask, env: { A: "b" }, replicas: 3 };
  expect(servedBy(told, ALL.at(-1)!)).toEqual({
    ...{ appDir: "shop", env: { A: "b" } },
    ...{ server: "granian", proxy: "nginx", tuning: "baseline" },
  });
});
