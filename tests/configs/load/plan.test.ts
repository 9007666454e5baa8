import * as fc from "fast-check";
import { parseDuration } from "../../../configs/duration";
import { deadlineSeconds, loadContainerArgv } from "../../../configs/load/container";
import { locustArgv, locustWorkerArgv, measureEnv } from "../../../configs/load/locust-argv";
import { loadPlan, type LoadOptions } from "../../../configs/load/plan";
import { messageOf } from "../../support/message";

const TARGET = {
  endpoints: [{ host: "web", port: 5901 }],
  networks: ["network-1"],
  fingerprint: "abc",
};
const plan = (options: Partial<LoadOptions> = {}) =>
  loadPlan("load", {
    target: TARGET,
    image: "locustio/locust:2.47.0",
    user: "501:20",
    locustfile: "locustfile.py",
    ...options,
  });

test("by default a steady load of the study's size is measured after its ramp", () => {
  const all = { users: 1000, spawnRate: 100, fromStart: false };
  expect(plan()).toEqual({
    run: {
      kind: "steady",
      endpoint: { host: "web", port: 5901 },
      tls: false,
      image: "locustio/locust:2.47.0",
      user: "501:20",
      ...{ requests: [], tags: [], excludeTags: [], userClasses: [], env: {} },
      users: 1000,
      workers: 1,
      spawnRate: 100,
      runSeconds: 10,
      settleSeconds: 3,
      steps: 4,
      phases: [
        { ...{ name: "settle", seconds: 3, measured: false }, ...all },
        { ...{ name: "steady", seconds: 10, measured: true }, ...all },
      ],
      resultsDir: "results",
    },
    load: "steady: 1000 users, 100 spawned a second; 10 s are measured, once all are there and 3 s have passed",
  });
});

test("a ramp load is the study's, with Locust by its full path, and its requests on their way waited for", () => {
  const { run, load } = plan({ kind: "ramp" });
  expect(load).toBe(
    "ramp: 1000 users, 100 spawned a second; 10 s are measured from the first user on",
  );
  expect(locustArgv(run)).toEqual([
    "/opt/venv/bin/locust",
    ...["--locustfile", "/load/measuring/flask_serving_measure.py,/load/test/locustfile.py"],
    ...[
      "--host",
      "http://web:5901",
      "--headless",
      "--only-summary",
      "--users",
      "1000",
      "--spawn-rate",
      "100",
    ],
    ...["--exit-code-on-error", "0", "--loglevel", "WARNING"],
  ]);
  expect(run.phases).toEqual([
    { name: "ramp", users: 1000, spawnRate: 100, seconds: 10, measured: true, fromStart: true },
  ]);
});

test("a search for the capacity has limits, and as many steps as most services need, whatever is told of them", () => {
  const { run } = plan({ kind: "capacity" });
  expect(run).toMatchObject({ steps: 16, limits: { p99Ms: 500, failureRatio: 0.01 } });
  const objective = { p99Ms: 50, requestsPerSecond: 200 };
  const other = plan({ kind: "capacity", steps: 8, objective }).run;
  expect(other).toMatchObject({ steps: 8, limits: { ...objective, failureRatio: 0.01 } });
  expect(plan().run).not.toHaveProperty("limits");
});

test("of several Locusts the first leads those that ask, which know it by its container's name", () => {
  const { run, load } = plan({ workers: 3, tags: ["fast"], userClasses: ["Buyer"] });
  expect(load).toMatch(/^steady: 1000 users by 3 Locusts, 100 spawned a second;/);
  const [leader, worker] = [locustArgv(run, "l.py"), locustWorkerArgv(run, "l.py")];
  const waits = ["--master", "--expect-workers", "3", "--expect-workers-max-wait", "30"];
  expect(leader).toEqual(expect.arrayContaining(["--headless", ...waits]));
  const both = ["--host", "http://web:5901", "--tags", "fast", "--", "Buyer"];
  for (const argv of [leader, worker]) expect(argv).toEqual(expect.arrayContaining(both));
  expect(worker).toEqual(
    expect.arrayContaining(["--worker", "--master-host", "flask-serving-load"]),
  );
  expect(worker).not.toContain("--headless");
  expect(JSON.parse(measureEnv(run).LOAD ?? "")).toMatchObject({ workers: 3 });
  expect(locustArgv(plan().run)).not.toContain("--master");
});

test("paths are asked for where there is no locustfile", () => {
  const { run } = plan({ locustfile: undefined, paths: ["/", "/a?b=c"] });
  expect(JSON.parse(measureEnv(run).LOAD_REQUESTS ?? "")).toEqual([
    { path: "/", method: "GET", headers: {}, weight: 1 },
    { path: "/a?b=c", method: "GET", headers: {}, weight: 1 },
  ]);
});

test.each<[string, Partial<LoadOptions>, string]>([
  ["both", { paths: ["/"] }, '"locustfile.py"'],
  ["none", { locustfile: undefined }, "nothing"],
])("a locustfile or paths, but not %s", (_what, options, got) => {
  expect(messageOf(() => plan(options))).toBe(
    'LocustJob "load": 1 problem to mend\n' +
      `  locustfile: expected a locustfile, or paths or requests to ask for, and not both, got ${got}.`,
  );
});

test("a path is one", () => {
  expect(messageOf(() => plan({ locustfile: undefined, paths: ["/a b", "c"] }))).toBe(
    'LocustJob "load": 2 problems to mend\n' +
      '  paths[0]: expected a path that starts with /, without spaces, got "/a b".\n' +
      '  paths[1]: expected a path that starts with /, without spaces, got "c".',
  );
});

test("a service that speaks TLS is asked by https", () => {
  expect(locustArgv(plan({ tls: true }).run)).toContain("https://web:5901");
  expect(messageOf(() => plan({ tls: "yes" as never }))).toContain("  tls: expected true or false");
});

test("tags, user classes and variables reach the locustfile as they are", () => {
  const { run } = plan({
    ...{ tags: ["fast"], excludeTags: ["slow", "old"], userClasses: ["Buyer", "Visitor"] },
    env: { TOKEN: "a b", LOAD: "mine" },
  });
  expect(locustArgv(run, "deep/my.py").slice(-8)).toEqual([
    ...["--tags", "fast", "--exclude-tags", "slow", "old", "--", "Buyer", "Visitor"],
  ]);
  const { TOKEN, LOAD } = measureEnv(run);
  expect(TOKEN).toBe("a b");
  expect(JSON.parse(LOAD ?? "")).toHaveProperty("phases");
});

test.each<[Partial<LoadOptions>, string]>([
  [{ tags: ["--master"] }, 'tags[0]: expected a name without spaces, got "--master".'],
  [
    { locustfile: undefined, paths: ["/"], userClasses: ["A"] },
    'userClasses: expected nothing, as there is no locustfile whose they could be, got ["A"].',
  ],
  [
    { env: { "a b": "" } },
    'env.a b: expected a variable\'s name: letters, digits and _, no digit first, got "a b".',
  ],
])("what is none of the locustfile's is refused: %j", (options, line) => {
  expect(messageOf(() => plan(options))).toBe(`LocustJob "load": 1 problem to mend\n  ${line}`);
});

test("the load container has no privilege, and an end of its own", () => {
  const { run } = plan();
  expect(deadlineSeconds(run)).toBe(83);
  expect(loadContainerArgv(run, "network-1", { "flask-serving.stack": "dev" })).toEqual([
    ...["run", "--detach", "--rm", "--name", "flask-serving-load"],
    ...["--network", "network-1", "--label", "flask-serving.stack=dev"],
    ...["--user", "501:20", "--read-only", "--cap-drop", "ALL"],
    ...["--security-opt", "no-new-privileges", "--memory", "2048m", "--memory-swap", "2048m"],
    ...["--pids-limit", "4096", "--ulimit", "nofile=16384:16384", "--init"],
    ...["--tmpfs", "/load:rw,noexec,nosuid,nodev,size=64m,mode=0700,uid=501,gid=20"],
    ...["--tmpfs", "/tmp:rw,noexec,nosuid,nodev,size=64m,mode=0700,uid=501,gid=20"],
    ...["--log-driver", "json-file", "--log-opt", "max-size=10m", "--log-opt", "max-file=3"],
    ...["--workdir", "/load", "--entrypoint", "sh", "locustio/locust:2.47.0", "-c"],
    'echo $(($(date +%s) + $1)) > "$0"; while [ "$(date +%s)" -lt "$(cat "$0")" ]; do sleep 2; done',
    ...["/load/ends", "83"],
  ]);
});

test.each([
  ["10s", 10],
  ["10", 10],
  ["20m", 1200],
  ["1h30m", 5400],
  ["1h1m1s", 3661],
  ["0s", 0],
])("%s is a duration", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(["", "s", "10 s", "1.5s", "-1s", "10s5m", "ten seconds"])("%j is none", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test("all that is wrong is told at once", () => {
  const wrong: Partial<LoadOptions> = {
    kind: "swarm" as "steady",
    target: {
      ...TARGET,
      endpoints: [
        { host: "a", port: 1 },
        { host: "b", port: 2 },
      ],
    },
    image: "",
    user: "0:0",
    users: 0,
    spawnRate: 1.5,
    workers: 65,
    runTime: "ten seconds",
    settleTime: "2h",
    resultsDir: "../elsewhere",
  };
  expect(messageOf(() => plan(wrong))).toBe(
    'LocustJob "load": 10 problems to mend\n' +
      "  target.endpoints: expected one endpoint, got 2. Locust asks one address: put an NginxProxy before several.\n" +
      '  kind: expected one of steady, ramp, steps, spike, soak, open, capacity, got "swarm".\n' +
      '  image: expected an image\'s name, such as locustio/locust:2.47.0, got "".\n' +
      '  user: expected a numeric user and group that are not root\'s, such as 1000:1000, got "0:0".\n' +
      "  users: expected an integer from 1 to 20000, got 0.\n" +
      "  spawnRate: expected an integer from 1 to 20000, got 1.5.\n" +
      "  workers: expected an integer from 1 to 64, got 65.\n" +
      '  runTime: expected a duration from 1s to 86400s, such as 10s or 1m30s, got "ten seconds".\n' +
      '  settleTime: expected a duration from 0s to 3600s, such as 10s or 1m30s, got "2h".\n' +
      '  resultsDir: expected a directory below the one where Pulumi runs, got "../elsewhere".',
  );
});

test("a ramp has no time to settle", () => {
  expect(messageOf(() => plan({ kind: "ramp", settleTime: "3s" }))).toContain(
    'settleTime: expected nothing with kind ramp, which is measured from its first user on, got "3s".',
  );
});

test.each<[Partial<LoadOptions>, string]>([
  [{ steps: 5 }, "steps: expected nothing, as it is for kind steps or capacity alone, got 5."],
  [{ kind: "steps", steps: 1 }, "steps: expected an integer from 2 to 20, got 1."],
  [
    { arrivalsPerSecond: 5 },
    "arrivalsPerSecond: expected nothing, as it is for kind open alone, got 5.",
  ],
  [
    { kind: "open" },
    "arrivalsPerSecond: expected how often somebody comes a second, as kind is open, got nothing.",
  ],
  [
    { kind: "open", arrivalsPerSecond: 0 },
    "arrivalsPerSecond: expected an integer from 1 to 100000, got 0.",
  ],
  [
    { objective: { p99Ms: 5 } },
    'objective: expected nothing, as it is for kind capacity alone, got {"p99Ms":5}.',
  ],
  [
    { kind: "capacity", objective: { p99Ms: -5 } },
    "objective.p99Ms: expected a number from 1 to 600000, got -5.",
  ],
])("what one kind of load alone has, the others refuse: %j", (options, line) => {
  expect(messageOf(() => plan(options))).toBe(`LocustJob "load": 1 problem to mend\n  ${line}`);
});

test("a duration is a text", () => {
  const wrong = { runTime: ["10s"], settleTime: ["3s"] } as unknown as Partial<LoadOptions>;
  expect(messageOf(() => plan(wrong))).toContain("2 problems to mend");
});

test.each(["0:0", "0:1000", "1000:0", "1000", "1000:1000,exec", "root:root", "1000:1000\n", ""])(
  "%j is no user for Locust",
  (user) => {
    expect(messageOf(() => plan({ user }))).toContain("  user: expected a numeric user and group");
  },
);

test.each(["/tmp", "..", "a/../../b", "a\n/../..", "a\0", ""])(
  "results do not go to %j",
  (resultsDir) => {
    expect(messageOf(() => plan({ resultsDir }))).toContain("  resultsDir: expected a directory");
  },
);

test.each<[string, object, string]>([
  ["none", { endpoints: [] }, "target.endpoints: expected one endpoint, got 0."],
  [
    "a text",
    { endpoints: ["web"] },
    'target.endpoints[0]: expected a host and its port, got "web".',
  ],
  [
    "a hole",
    { endpoints: Array(1) },
    "target.endpoints[0]: expected a host and its port, got nothing.",
  ],
  [
    "no network",
    { networks: [] },
    "target.networks: expected one or more networks, by their names, got [].",
  ],
])("a service with %s for an address is refused", (_what, wrong, line) => {
  const target = { ...TARGET, ...wrong };
  expect(messageOf(() => plan({ target: target as typeof TARGET }))).toContain(`  ${line}`);
});

const ARGUMENTS = [
  ...["requests", "tags", "excludeTags", "userClasses", "env", "thresholds", "enforce"],
  ...["kind", "target", "image", "user", "locustfile", "paths", "users", "spawnRate", "runTime"],
  ...["settleTime", "steps", "arrivalsPerSecond", "resultsDir", "runId"],
];
const anything = () =>
  fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
    fc.constantFrom(() => 1, Symbol("s"), null, NaN, new Date(NaN)),
  );
const planned = (options: unknown) => {
  try {
    return loadPlan("load", options as LoadOptions);
  } catch (error) {
    return (error as Error).name;
  }
};
/** That a plan can be told to a job: as JSON it is what it was. */
const isToldOrRefused = (outcome: unknown) => {
  if (outcome === "ProblemsError") return;
  expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
};

test("whatever stands in an argument, it is planned or refused with its reason", () => {
  const valid = { target: TARGET, image: "locust", user: "1:1", locustfile: "l.py" };
  fc.assert(
    fc.property(fc.constantFrom(...ARGUMENTS), anything(), (argument, value) =>
      isToldOrRefused(planned({ ...valid, [argument]: value })),
    ),
    { numRuns: 2000 },
  );
});

test("whatever stands in a service's field, it is planned or refused with its reason", () => {
  const fields = ["endpoints", "networks", "fingerprint"];
  fc.assert(
    fc.property(fc.constantFrom(...fields), anything(), (field, value) => {
      const target = { ...TARGET, [field]: value };
      isToldOrRefused(planned({ target, image: "locust", user: "1:1", locustfile: "l.py" }));
    }),
    { numRuns: 1000 },
  );
});

test("what are no arguments at all is refused with its reason", () => {
  fc.assert(fc.property(anything(), (options) => planned(options) === "ProblemsError"));
});
