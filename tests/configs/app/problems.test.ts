import fc from "fast-check";
import type { FlaskAppOptions } from "../../../configs/app/options";
import { type AppFacts, appProblems } from "../../../configs/app/problems";

const facts: AppFacts = {
  files: ["app.py", "requirements.txt"],
  texts: {},
  frontend: undefined,
  host: { space: { kind: "same" }, hostUid: 1000, hostGid: 1000 },
  images: { python: "python", node: "node", nginx: "nginx", lego: "lego", locust: "locust" },
  problems: [],
};
const told = (options: object, secretEnv?: string[]) =>
  appProblems({ appDir: "shop", ...options } as FlaskAppOptions, facts, secretEnv).map(
    ({ path, expected }) => `${path}: ${expected}`,
  );

test("an app that is right has no problem", () => {
  expect(told({})).toEqual([]);
});

test("mistakes in every part are told in one round, by the names under which they were given", () => {
  const wrong = {
    ...{ proxy: "nginx", paths: ["x"], uid: 0, gid: 0, username: "A b", healthPath: "x" },
    ...{ publish: 0, workers: 0, threads: 0, maxBodyMb: 0, users: 0, spawnRate: 0 },
    ...{ runTime: "x", settleTime: "x", replicas: 99, aptPackages: ["A B"], networks: ["a b"] },
    ...{ pythonImage: "A B", nginxImage: "A B", locustImage: "A B", app: "a b" },
    data: [{ hostPath: "/", containerPath: "relative" }],
  };
  const paths = told(wrong).map((line) => line.split(":")[0]);
  expect(paths.sort()).toEqual(
    [
      ...["aptPackages[0]", "data[0].containerPath", "data[0].hostPath", "networks[0]", "paths[0]"],
      ...["app", "gid", "healthPath", "locustImage", "maxBodyMb", "nginxImage", "publish"],
      ...["pythonImage", "replicas", "runTime", "settleTime", "spawnRate", "threads", "uid"],
      ...["username", "users", "workers"],
    ].sort(),
  );
});

test("a system user's ids are taken, and those that no engine takes are told with all else", () => {
  expect(told({ uid: 33, gid: 33 })).toEqual([]);
  expect(told({ uid: 65_534, gid: 65_534 })).toEqual([]);
  expect(told({ uid: 2_147_483_648 })).toEqual(["uid: an integer from 1 to 2147483647"]);
});

test.each([[{}], [{ hostPath: "a" }], [{ hostPath: 1, containerPath: "/a" }], [null], ["a"]])(
  "data of %j is told by its place",
  (mount) => {
    expect(told({ data: [mount] })).toEqual(["data[0]: hostPath and containerPath"]);
  },
);

test("python stands not beside an image that says the version too", () => {
  expect(told({ python: "3.12", pythonImage: "mine" })).toEqual([
    "python: none beside pythonImage, which says the version too",
  ]);
});

test("a Python that no image has where the official ones cannot be pulled is told with those that there are", () => {
  const images = { ...facts.images, python: "flask-serving/python:3.13" };
  const problems = (python: string) =>
    appProblems({ appDir: "shop", python }, { ...facts, images }, undefined);
  expect(problems("3.14")).toEqual([]);
  expect(problems("3.12")).toEqual([
    {
      ...{ path: "python", got: "3.12" },
      expected: "3.9 or 3.11 or 3.13 or 3.14, as the official images cannot be pulled here",
      remedy: "For another, name an image that Docker has by pythonImage.",
    },
  ]);
});

test.each([
  [{ replicas: 2 }, "replicas: 1 without a proxy, which shares the requests out to several"],
  [
    { replicas: 2, server: "flask" },
    "replicas: none: Flask's development server has one container",
  ],
  [
    { replicas: 2, proxy: "nginx", tuning: "baseline" },
    "replicas: 1 with tuning baseline, as the study had",
  ],
])("%j: several containers need somebody who shares the requests out", (options, line) => {
  expect(told(options)).toContain(line);
});

test("secrets of unknown names need a revision too", () => {
  const line = "secretRevision: any text that changes when a secret of secretEnv does";
  expect(told({}, [])).toEqual([line]);
  expect(told({}, ["KEY"])).toEqual([line]);
  expect(told({ secretRevision: "1" }, ["KEY"])).toEqual([]);
});

test("a load that nothing says what to ask for is a problem of the load alone", () => {
  expect(told({ load: "steady" })).toEqual([
    "locustfile: a locustfile, or paths or requests to ask for, and not both",
  ]);
});

test("what data lies over is not served as it was when the image was built", () => {
  const files = [...facts.files!, "static/x.css", "static/uploads/a.png"];
  const problems = (containerPath: string, dir = "static/") =>
    appProblems(
      {
        ...{ appDir: "shop", data: [{ hostPath: "kept", containerPath }] },
        staticFiles: { dir },
      },
      { ...facts, files },
      undefined,
    );
  expect(problems("/srv/app/static/uploads")).toEqual([
    {
      ...{ path: "staticFiles.dir", got: "static/uploads/a.png" },
      expected: "a directory without files where `data` lies over them",
      remedy: "Name them in .dockerignore: the app then serves those in `data` itself.",
    },
  ]);
  expect(problems("/srv/app/static")).toMatchObject([{ got: "static/x.css" }]);
  expect(problems("/srv/app/static/new")).toEqual([]);
  expect(problems("/srv/app/instance")).toEqual([]);
  expect(problems("/srv/app/instance", "nowhere")).toMatchObject([{ got: "nowhere" }]);
});

const NAMES = [
  ...["appDir", "app", "server", "proxy", "tuning", "python", "requirements", "aptPackages"],
  ...[
    "frontend",
    "staticFiles",
    "uid",
    "gid",
    "username",
    "groupname",
    "caBundle",
    "healthPath",
    "env",
    "data",
  ],
  ...["secretRevision", "egress", "hostAccess", "networks", "publish", "replicas", "workers"],
  ...["threads", "workerClass", "accessLog", "maxBodyMb", "load", "locustfile", "paths", "users"],
  ...["spawnRate", "runTime", "settleTime", "runId", "pythonImage", "nodeImage", "nginxImage"],
  "locustImage",
];

test("any value in any argument is a problem or none, never a failure", () => {
  const any = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
    fc.func(fc.anything()),
  );
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), any, (name, value) => {
      const problems = told({ proxy: "nginx", paths: ["/"], [name]: value });
      expect(Array.isArray(problems)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("what else nginx is told is told by its path, and what it does not know is, too", () => {
  const nginx = { gzip: "yes", rateLimit: { burst: -1 }, nginxVersion: 1.3, serverName: "a b" };
  expect(told({ proxy: "nginx", nginx }).sort()).toEqual([
    "nginx.gzip: true or false",
    "nginx.nginxVersion: a version of nginx from 1.22 on, such as 1.30 or 1.28.0",
    "nginx.rateLimit.burst: an integer from 0 to 100000",
    "nginx.serverName: a host name, or _ for any",
  ]);
  expect(told({ proxy: "nginx", nginx: { routes: [], publish: 1, users: 1 } })).toEqual([
    expect.stringMatching(/^nginx.routes: one of workerProcesses, /),
    expect.stringMatching(/^nginx.publish: one of /),
    expect.stringMatching(/^nginx.users: one of /),
  ]);
  expect(told({ proxy: "nginx", nginx: "gzip" })).toHaveLength(1);
  expect(told({ proxy: "nginx", nginx: { gzip: true } })).toEqual([]);
});
