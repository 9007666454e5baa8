import { gunicornPlan, type GunicornOptions } from "../../../../configs/server/gunicorn/plan";
import { messageOf } from "../../../support/message";

const plan = (options: Partial<GunicornOptions> = {}) =>
  gunicornPlan("web", { user: "1000:1000", app: "app:app", ...options });

test("by default four workers of four threads keep connections open", () => {
  expect(plan().spec.command).toEqual([
    "/opt/venv/bin/python",
    "/opt/flask-serving/run_gunicorn.py",
    "--workers=4",
    "--worker-class=gthread",
    "--threads=4",
    "--timeout=30",
    "--stuck-seconds=300",
    "--forwarded-allow-ips=127.0.0.1,::1",
    "--access-logfile=-",
    "--limit-request-field_size=32768",
    "--",
    "--bind=0.0.0.0:5901",
    "--graceful-timeout=30",
    "--keep-alive=75",
    "app:app",
  ]);
});

test("threads that never come back from the app may stay for as long as they are told, and for ever with 0", () => {
  expect(plan({ stuckSeconds: 20 }).spec.command).toContain("--stuck-seconds=20");
  expect(plan({ stuckSeconds: 0 }).spec.command).toContain("--stuck-seconds=0");
  expect(messageOf(() => plan({ stuckSeconds: -1 }))).toBe(
    'GunicornService "web": 1 problem to mend\n' +
      "  stuckSeconds: expected an integer from 0 to 86400, got -1.",
  );
});

test("sync workers are told neither threads nor keep-alive, which they do not have", () => {
  expect(plan({ workerClass: "sync", accessLog: false }).spec.command).toEqual([
    "/opt/venv/bin/python",
    "/opt/flask-serving/run_gunicorn.py",
    "--workers=4",
    "--timeout=30",
    "--forwarded-allow-ips=127.0.0.1,::1",
    "--limit-request-field_size=32768",
    "--",
    "--bind=0.0.0.0:5901",
    "--worker-class=sync",
    "--graceful-timeout=30",
    "--no-access-logfile",
    "app:app",
  ]);
});

test("what is asked for stands behind the --, where the app's own configuration does not reach", () => {
  const { command } = plan({ workers: 2, timeoutSeconds: 60, forwardedAllowIps: "*" }).spec;
  expect(command.slice(command.indexOf("--"))).toEqual([
    ...["--", "--bind=0.0.0.0:5901", "--workers=2", "--timeout=60", "--graceful-timeout=30"],
    ...["--keep-alive=75", "--forwarded-allow-ips=*", "app:app"],
  ]);
});

test.each([
  ...["app", "app:app", "app.py", "app.py:app", "my-shop:app", "backend/app.py", "src/shop"],
  ...["src/shop:create_app('dev', debug=True)", "shop.web:create_app()"],
])("%s is an app, as Flask takes it", (app) => {
  expect(plan({ app }).spec.command.at(-1)).toBe(app);
});

test.each([
  "/app",
  "../app",
  "a/../b",
  "-x",
  "app:",
  "app:a.b",
  "app app",
  "--config",
  "a/./b",
  ":app",
])("%s is none", (app) => {
  expect(messageOf(() => plan({ app }))).toContain("app: expected the app as module:callable");
});

test("workers that are to end after some requests do not end together", () => {
  const limited = plan({ maxRequests: 1005 }).spec.command;
  expect(limited).toEqual(
    expect.arrayContaining(["--max-requests=1005", "--max-requests-jitter=101"]),
  );
  const told = plan({ maxRequests: 1000, maxRequestsJitter: 0 }).spec.command.join();
  expect(told).toMatch("--max-requests=1000");
  expect(told).toMatch("--max-requests-jitter=0");
  expect(messageOf(() => plan({ maxRequestsJitter: 9 }))).toBe(
    'GunicornService "web": 1 problem to mend\n' +
      "  maxRequestsJitter: expected 0 with maxRequests 0, from which nothing differs, got 9. " +
      "Set maxRequests, or leave it out.",
  );
});

test("the app is loaded once for all workers where that is asked for", () => {
  expect(plan({ preload: true }).spec.command).toContain("--preload");
  expect(plan({}).spec.command.join()).not.toMatch("preload");
  expect(messageOf(() => plan({ preload: "yes" as never }))).toBe(
    'GunicornService "web": 1 problem to mend\n' + '  preload: expected true or false, got "yes".',
  );
});

test("what is asked not to be is told too: the app's own configuration may have it", () => {
  const { command } = plan({ preload: false, accessLog: false, maxRequests: 0 }).spec;
  expect(command.slice(command.indexOf("--"))).toEqual([
    ...["--", "--bind=0.0.0.0:5901", "--graceful-timeout=30", "--keep-alive=75"],
    ...["--max-requests=0", "--no-preload", "--no-access-logfile", "app:app"],
  ]);
});

test("the container waits as long as Gunicorn lets requests finish", () => {
  expect(plan({ gracefulTimeoutSeconds: 90 }).spec.stop).toEqual({
    signal: "SIGTERM",
    graceSeconds: 90,
  });
});

test("its health check asks a path of the app's and needs no curl", () => {
  const { spec } = plan({ healthPath: "/healthz", healthTimeoutSeconds: 20 });
  const [python, isolated, , , ...asked] = spec.health.command;
  expect([python, isolated, ...asked]).toEqual(["python3", "-I", "5901", "/healthz", "20"]);
});

test.each([
  [{}, 60],
  [{ timeoutSeconds: 120 }, 150],
  [{ timeoutSeconds: 120, startTimeoutSeconds: 5 }, 5],
])("a start with %j may take %d s", (options, seconds) => {
  expect(plan(options).readyTimeoutSeconds).toBe(seconds);
});

test("all that is wrong is told at once", () => {
  const wrong = {
    app: "../app",
    port: 80,
    healthPath: "healthz",
    healthTimeoutSeconds: 0,
    startTimeoutSeconds: 4000,
    memoryMb: 8,
    publish: 0,
    workers: 0,
    threads: 2.5,
    workerClass: "eventlet" as "sync",
    timeoutSeconds: 0,
    gracefulTimeoutSeconds: 0,
    keepAliveSeconds: 0,
    forwardedAllowIps: "all; evil",
  };
  expect(messageOf(() => plan(wrong))).toBe(
    'GunicornService "web": 14 problems to mend\n' +
      '  app: expected the app as module:callable, such as app:app, got "../app".\n' +
      "  port: expected an integer from 1024 to 65535, got 80.\n" +
      '  healthPath: expected a path that starts with /, without spaces, got "healthz".\n' +
      "  healthTimeoutSeconds: expected an integer from 1 to 300, got 0.\n" +
      "  startTimeoutSeconds: expected an integer from 1 to 3600, got 4000.\n" +
      "  memoryMb: expected an integer from 32 to 1048576, got 8.\n" +
      "  publish: expected an integer from 1 to 65535, got 0.\n" +
      "  workers: expected an integer from 1 to 64, got 0.\n" +
      '  workerClass: expected one of sync, gthread, gevent, got "eventlet".\n' +
      "  threads: expected an integer from 1 to 128, got 2.5.\n" +
      "  timeoutSeconds: expected an integer from 1 to 3600, got 0.\n" +
      "  gracefulTimeoutSeconds: expected an integer from 1 to 3600, got 0.\n" +
      "  keepAliveSeconds: expected an integer from 1 to 3600, got 0.\n" +
      '  forwardedAllowIps: expected addresses or networks with commas between, or *, got "all; evil".',
  );
});

test("several replicas share neither a published port nor an alias", () => {
  expect(plan({ replicas: 16 }).replicas).toBe(16);
  expect(messageOf(() => plan({ replicas: 2, publish: 8080, alias: "web" }))).toBe(
    'GunicornService "web": 2 problems to mend\n' +
      "  replicas: expected 1 with publish, a port that one container has, got 2. " +
      "Put an NginxProxy before them and publish that.\n" +
      "  replicas: expected 1 with alias, a name that one container has, got 2. " +
      "Leave alias out: each then has a name of its own.",
  );
  expect(messageOf(() => plan({ replicas: 17 }))).toBe(
    'GunicornService "web": 1 problem to mend\n' +
      "  replicas: expected an integer from 1 to 16, got 17.",
  );
});

test("threads of the sync worker are refused, where Gunicorn would change the worker", () => {
  expect(messageOf(() => plan({ workerClass: "sync", threads: 4 }))).toBe(
    'GunicornService "web": 1 problem to mend\n' +
      "  threads: expected 1 with the sync worker, which has no threads, got 4. " +
      "Set workerClass to gthread, or leave threads out.",
  );
});

test("greenlets are no threads: of those nothing is told, and a number of them is refused", () => {
  const { command } = plan({ workerClass: "gevent" }).spec;
  expect(command).toContain("--worker-class=gevent");
  expect(command?.join(" ")).not.toMatch(/--threads|--stuck-seconds/);
  expect(command).toContain("--keep-alive=75");
  expect(messageOf(() => plan({ workerClass: "gevent", threads: 4 }))).toBe(
    'GunicornService "web": 1 problem to mend\n' +
      "  threads: expected 1 with the gevent worker, which has no threads, got 4. " +
      "Set workerClass to gthread, or leave threads out.",
  );
});
