import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import {
  FlaskApp,
  FlaskDevServer,
  FlaskImage,
  GranianService,
  GunicornService,
  InternalNetwork,
  LocustJob,
  NginxProxy,
} from "../../components";
import { engine, mockPulumi, settled } from "../../testing";
import { messageOf } from "../support/message";

// Which versions of Python there are is another test's.
delete process.env.FLASK_SERVING_PYTHON_IMAGE;

const appDir = mkdtempSync(join(tmpdir(), "flask-serving-app-"));
writeFileSync(join(appDir, "app.py"), "app = 1");
writeFileSync(join(appDir, "requirements.txt"), "flask");
writeFileSync(join(appDir, "index.html"), "<p>");
mkdirSync(join(appDir, "static"));
writeFileSync(join(appDir, "static", "x.css"), "");
afterAll(() => rmSync(appDir, { recursive: true }));

const image = { imageId: "sha256:app", fingerprint: "abc", user: "501:20", app: "app:app" };
const network = { internalName: "n", internalId: "n", label: "n", outwardName: "out" };
const frontend = { ...image, appPaths: ["/api/"] };
const service = {
  ...{ endpoints: [{ host: "web", port: 5901 }], networks: ["n"], fingerprint: "abc" },
  ...{ instance: "1", keepsConnections: true },
};
const frontendDir = { dir: appDir, outDir: ".", appPaths: ["/api/"], nodeImage: "node" };
const staticFiles = { ...image, directory: "/srv/app/static", path: "/static/" };
const data = [{ hostPath: "data", containerPath: "/data" }];

const served = {
  ...{ image, network, frontend, data, app: "app:app", port: 5901, healthPath: "/" },
  ...{ env: { A: "1" }, secretEnv: { B: "2" }, secretRevision: "1", networks: ["theirs"] },
  ...{ hostAccess: false, publish: 8099, memoryMb: 512, alias: "web" },
};
const gunicorn = {
  ...{ replicas: 1, workers: 1, workerClass: "gthread", threads: 1, timeoutSeconds: 30 },
  ...{ gracefulTimeoutSeconds: 30, keepAliveSeconds: 75, forwardedAllowIps: "*", accessLog: true },
};

const granian = {
  ...{ replicas: 1, workers: 1, threads: 1, gracefulTimeoutSeconds: 30, workersMaxRssMb: 300 },
  ...{ forwardedAllowIps: "*", accessLog: true },
};

/** A component that somebody makes by itself, and arguments that it takes: all that it knows. */
type Door = [
  new (name: string, args: never, opts?: pulumi.ComponentResourceOptions) => pulumi.Resource,
  object,
];

const DOORS: Door[] = [
  [
    FlaskImage,
    {
      ...{ appDir, baseImage: "python", server: "gunicorn", requirements: "requirements.txt" },
      ...{ aptPackages: ["gcc"], exclude: ["x"], frontend: frontendDir, uid: 501, gid: 20 },
      staticFiles: { dir: "static", path: "/files/" },
      ...{ username: "app", groupname: "app", caBundle: join(appDir, "app.py") },
    },
  ],
  [InternalNetwork, { egress: "none", outward: true }],
  [FlaskDevServer, served],
  [GunicornService, { ...served, ...gunicorn }],
  [
    NginxProxy,
    {
      ...{ upstream: service, network, image: "nginx", frontend, memoryMb: 256, port: 80 },
      staticFiles,
      ...{ serverName: "_", publish: 8099, users: 10, readTimeoutSeconds: 60, maxBodyMb: 1 },
      ...{ accessLog: true, tuning: "production" },
    },
  ],
  [NginxProxy, { routes: [{ path: "/", upstream: service }], network, image: "nginx" }],
  [
    LocustJob,
    {
      ...{
        target: service,
        locustfile: join(appDir, "app.py"),
        image: "locust",
        user: "501:20",
        kind: "steady",
      },
      ...{ users: 1, spawnRate: 1, runTime: "1s", settleTime: "1s", resultsDir: "r", runId: "1" },
    },
  ],
  [
    FlaskApp,
    {
      ...{ appDir, app: "app:app", server: "gunicorn", proxy: "nginx", tuning: "production" },
      ...{ python: "3.12", requirements: "requirements.txt", aptPackages: ["gcc"], uid: 501 },
      staticFiles: { dir: "static", path: "/files/" },
      ...{ frontend: { dir: appDir, outDir: ".", apiPrefix: "/api/" }, gid: 20, username: "a" },
      ...{
        groupname: "a",
        caBundle: join(appDir, "app.py"),
        healthPath: "/",
        env: { A: "1" },
        data,
      },
      ...{ secretEnv: { B: "2" }, secretRevision: "1", egress: "none", hostAccess: false },
      ...{
        networks: ["theirs"],
        publish: 8099,
        load: "steady",
        locustfile: join(appDir, "app.py"),
        users: 1,
      },
      ...{ spawnRate: 1, runTime: "1s", settleTime: "1s", runId: "1", maxBodyMb: 1 },
      ...{ nodeImage: "node", nginxImage: "nginx", locustImage: "locust", ...gunicorn },
    },
  ],
  [GranianService, { ...served, ...granian }],
];

type Path = (string | number)[];

/** Every place within a value, itself among them. */
function places(value: unknown): Path[] {
  if (typeof value !== "object" || value === null) return [[]];
  const within = Object.entries(value).flatMap(([key, one]) =>
    places(one).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
  return [[], ...within];
}

/** The same value with another one at a place. */
function changed(value: unknown, [key, ...path]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((one, i) => (i === key ? changed(one, path, to) : one));
  return {
    ...(value as object),
    [key]: changed((value as Record<string, unknown>)[key], path, to),
  };
}

/** What a directory may be called is read: only what is none is tried. */
const isDirectory = (path: Path) => ["appDir", "dir"].includes(String(path.at(-1)));

const anything = fc.oneof(
  fc.constantFrom(undefined, null, "", 0, -1, NaN, true, "a b", "\0", "../../etc", "0:0", [], {}, [
    null,
  ]),
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
  fc.func(fc.anything()),
);

const doors = DOORS.map(([Component, valid]) => ({ name: Component.name, Component, valid }));

test.each(doors)("$name takes arguments that are right", async ({ Component, valid }) => {
  await mockPulumi();
  await settled(new Component("one", valid as never, engine()));
});

test.each(doors)(
  "$name refuses any value in any argument in a sentence by its path, or takes it",
  async ({ Component, valid }) => {
    await mockPulumi();
    const opts = engine();
    const told = (args: unknown) => {
      try {
        new Component("one", args as never, opts);
        return undefined;
      } catch (error) {
        return error;
      }
    };
    const cases = fc.tuple(fc.constantFrom(...places(valid)), anything);
    const check = fc.property(cases, ([path, value]) => {
      fc.pre(!(isDirectory(path) && typeof value === "string" && value !== ""));
      const error = told(changed(valid, path, value));
      if (error === undefined) return;
      expect(error).toBeInstanceOf(pulumi.ResourceError);
      const { message, hideStack } = error as pulumi.ResourceError;
      expect(hideStack).toBe(true);
      const [head, ...lines] = message.split("\n");
      expect(head).toMatch(/^\w+ "one": \d+ problems? to mend$/);
      const [field = ""] = path;
      // Of one that is left out, what might stand in its place is told.
      if (value !== undefined) expect(lines.join("\n")).toContain(`  ${field}`);
    });
    const { failed, ...run } = fc.check(check, { numRuns: 100 });
    // What is made until then is registered later.
    await settled(undefined);
    if (failed) throw new Error(fc.defaultReportMessage({ failed, ...run } as never));
  },
);

const [flaskImage, , , gunicornService, nginxProxy] = doors;

/** What is said of arguments with something wrong at a place, without its first line. */
async function linesOf(door: typeof flaskImage, path: Path, wrong: unknown): Promise<string[]> {
  await mockPulumi();
  const { Component, valid } = door!;
  const message = messageOf(
    () => new Component("one", changed(valid, path, wrong) as never, engine()),
  );
  await settled(undefined);
  return message.split("\n").slice(1);
}

test.each<[typeof flaskImage, Path, unknown, string]>([
  [flaskImage, ["server"], 5, "server: expected one of flask, gunicorn, granian, got 5."],
  [flaskImage, ["frontend", "outDir"], "..", "frontend.outDir: expected a directory within"],
  [gunicornService, ["image"], "flask", "image: expected an image, such as a FlaskImage"],
  [gunicornService, ["image", "user"], "0:0", "image.user: expected a numeric user and group"],
  [gunicornService, ["image", "user"], "1:1,exec", "image.user: expected a numeric user and group"],
  [gunicornService, ["image", "fingerprint"], 1n, "image.fingerprint: expected a text that"],
  [gunicornService, ["network"], null, "network: expected a network, such as an InternalNetwork"],
  [gunicornService, ["alias"], "a b", 'alias: expected a host name, got "a b".'],
  [
    gunicornService,
    ["env", "A"],
    1.1,
    'env.A: expected a text, got "a number". Write it in quotes',
  ],
  [
    gunicornService,
    ["secretEnv"],
    "s3cret",
    "secretEnv: expected variables with their values, got",
  ],
  [gunicornService, ["data", 0], "/", 'data[0]: expected hostPath and containerPath, got "/".'],
  [nginxProxy, ["frontend", "fingerprint"], "../../etc", "frontend.fingerprint: expected 1 to 64"],
  [
    nginxProxy,
    ["staticFiles", "directory"],
    "static",
    "staticFiles.directory: expected an absolute path",
  ],
  [nginxProxy, ["frontend", "user"], "0:0", "frontend.user: expected a numeric user and group"],
  [nginxProxy, ["upstream", "fingerprint"], {}, "upstream.fingerprint: expected a text, got {}."],
  [nginxProxy, ["network", "outwardName"], "a b", "network.outwardName: expected a network's name"],
])("case %#", async (door, path, wrong, line) => {
  expect(await linesOf(door, path, wrong)).toEqual([expect.stringContaining(`  ${line}`)]);
});

test("a value that is not known yet is called so where a plain one has to be", async () => {
  const later = pulumi.output("abc");
  expect(await linesOf(gunicornService, ["image", "fingerprint"], later)).toEqual([
    expect.stringMatching(/^ {2}image\.fingerprint: .*, got a value that is not known yet\.$/),
  ]);
});

test("of no arguments at all each that is needed is told", async () => {
  expect((await linesOf(gunicornService, [], undefined)).map((line) => line.split(":")[0])).toEqual(
    ["  image", "  network", "  app"],
  );
});

test("what the disk says is told with the rest", async () => {
  const wrong = { appDir: "nowhere", uid: 0, aptPackages: ["A B"], baseImage: "A B" };
  expect((await linesOf(flaskImage, [], wrong)).map((line) => line.split(":")[0])).toEqual([
    "  appDir",
    "  uid",
    "  baseImage",
    "  aptPackages[0]",
  ]);
});
