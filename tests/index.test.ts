import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import official from "../configs/images.json";
import { inputOf, mockPulumi, type Registered, valueOf } from "../testing";

// Each program is loaded with a Pulumi of its own, which listens for the end of the process.
process.setMaxListeners(50);

/** The program as a stack of this name would run it. */
async function run(stack: string, config: Record<string, string> = {}) {
  const registered = await mockPulumi({ stack });
  const ours = Object.entries(config).map(([key, value]) => [`flask-serving:${key}`, value]);
  pulumi.runtime.setAllConfig(Object.fromEntries(ours));
  let exported: Record<string, pulumi.Output<unknown>> = {};
  await jest.isolateModulesAsync(async () => {
    exported = (await import("../index")).default;
  });
  await pulumi.runtime.disconnect();
  return { registered, exported };
}

/** The outputs as the docs list them. */
const OUTPUTS = documentedOutputs(readFileSync("docs/outputs.md", "utf8"));

function documentedOutputs(page: string): string[] {
  const [table = ""] = page.split("\n## ");
  return [...table.matchAll(/^\| (`[^|]+`) +\|/gm)]
    .flatMap(([, names = ""]) => names.split(" "))
    .map((name) => name.replaceAll("`", ""));
}

function components(registered: Registered[]): string[] {
  return registered
    .filter(({ type }) => type.startsWith("flask-serving:"))
    .map(({ type }) => type.split(":").at(-1) ?? "")
    .sort();
}

test.each([
  ["dev-server", ["FlaskApp", "FlaskDevServer", "FlaskImage", "InternalNetwork", "LocustJob"]],
  ["gunicorn", ["FlaskApp", "FlaskImage", "GunicornService", "InternalNetwork", "LocustJob"]],
  [
    "gunicorn-nginx",
    ["FlaskApp", "FlaskImage", "GunicornService", "InternalNetwork", "LocustJob", "NginxProxy"],
  ],
])(
  "stack %s is made of its components and exports every output that docs/outputs.md lists",
  async (stack, parts) => {
    const { registered, exported } = await run(stack);
    expect(Object.keys(exported).sort()).toEqual([...OUTPUTS].sort());
    expect(components(registered)).toEqual(parts);
  },
);

test("the stack compare compares, and exports every output that docs/compare.md lists", async () => {
  const { registered, exported } = await run("compare");
  const [, table = ""] = readFileSync("docs/compare.md", "utf8").split("\n## What it gives\n");
  expect(Object.keys(exported).sort()).toEqual(documentedOutputs(table).sort());
  const parts = components(registered);
  expect(parts).toEqual(["Comparison", ...Array(3).fill("FlaskImage"), "InternalNetwork"]);
});

test("nginx is given the app's static files where it stands before the app, and nobody else is", async () => {
  const config = { appDir: "tests/fixtures/own-app", staticFiles: '{"dir":"notes/static"}' };
  const treesOf = async (stack: string) => {
    const { registered } = await run(stack, config);
    const delivered = registered.filter(({ name }) => name === "proxy-configuration");
    return delivered.flatMap(({ name }) => inputOf(registered, name).delivery.trees);
  };
  expect(await treesOf("gunicorn")).toEqual([]);
  expect(await treesOf("gunicorn-nginx")).toMatchObject([
    { name: "static", directory: "/srv/app/notes/static" },
  ]);
});

test("without a load test every output is there, and says that nothing was measured", async () => {
  const { registered, exported } = await run("gunicorn", { load: "off" });
  expect(components(registered)).not.toContain("LocustJob");
  expect(await valueOf(exported.load!)).toBe("off");
  expect(await valueOf(exported.avgResponseMs!)).toBeNull();
});

test("a misspelt key is told of the whole run", async () => {
  await expect(run("gunicorn", { wokers: "4" })).rejects.toThrow(
    "The config of stack gunicorn: 1 problem to mend\n" +
      '  wokers: expected a config key of this program, got "wokers". ' +
      "Did you mean `workers`? Take it out by `pulumi config rm wokers`.",
  );
});

test("thirty-eight mistakes are one error with a line each, by the key that was set, in the keys' order", async () => {
  const wrong = {
    ...{ wokers: "4", tuning: "fast", appDir: "nowhere", app: "my app", python: "2.7" },
    ...{ aptPackages: "A_B", healthPath: "health", env: '{"1A":"x"}', secretEnv: "s3cret" },
    ...{ data: '[{"hostPath":"/","containerPath":"here"}]', egress: "some", hostAccess: "yes" },
    ...{ frontend: '{"dir":"no-front","apiPrefix":"api"}', networks: "host", uid: "0", gid: "0" },
    ...{ username: "Me", groupname: "Us", replicas: "0", workers: "0", threads: "four" },
    ...{ workerClass: "async", accessLog: "on", maxBodyMb: "0", publish: "70000", users: "0" },
    ...{ locustfile: "nowhere.py", paths: "x", spawnRate: "0", runTime: "ten", settleTime: "x" },
    ...{ pythonImage: "A B", nodeImage: "A B", nginxImage: "A B", locustImage: "A B" },
    ...{ caBundle: "nowhere.crt" },
  };
  const error: unknown = await run("gunicorn-nginx", wrong).catch((thrown: unknown) => thrown);
  const seen = `seen from ${process.cwd()}`;
  expect((error as Error).message.split("\n").map((line) => line.trimStart())).toEqual([
    "The config of stack gunicorn-nginx: 38 problems to mend",
    'wokers: expected a config key of this program, got "wokers". Did you mean `workers`? Take it out by `pulumi config rm wokers`.',
    'tuning: expected one of production, baseline, got "fast".',
    `appDir: expected a directory, ${seen}, got "nowhere".`,
    'app: expected the app as module:callable, such as app:app, got "my app".',
    'python: expected a version of Python, such as 3.12, got "2.7".',
    `aptPackages[0]: expected a Debian package's name, such as libpq5, got "A_B".`,
    'healthPath: expected a path that starts with /, without spaces, got "health".',
    `env.1A: expected a variable's name: letters, digits and _, no digit first, got "1A".`,
    'secretEnv: expected variables with their values, as `pulumi config set --secret --path secretEnv.NAME` makes them, got "something else".',
    `data[0].hostPath: expected a directory of the host, relative to the project or absolute, never / itself, one of the system's, or one that holds the app or the project, got "/".`,
    `data[0].containerPath: expected an absolute path in the container that is the app's own, such as /srv/app/instance, got "here".`,
    `frontend.dir: expected a directory, ${seen}, got "no-front".`,
    `frontend.apiPrefix: expected a path that tells the app's requests from the front end's, such as /api/, got "api".`,
    'egress: expected one of none, internet, got "some".',
    'hostAccess: expected true or false, got "yes".',
    'networks[0]: expected the name of a Docker network that somebody made, such as shop_default, got "host".',
    "uid: expected an integer from 1 to 2147483647, got 0. An app never runs as root: leave it out to take yours.",
    "gid: expected an integer from 1 to 2147483647, got 0. An app never runs as root: leave it out to take yours.",
    'username: expected a Linux user name: small letters, digits, - and _, at most 32, got "Me".',
    'groupname: expected a Linux user name: small letters, digits, - and _, at most 32, got "Us".',
    "replicas: expected an integer from 1 to 16, got 0.",
    "workers: expected an integer from 1 to 64, got 0.",
    'threads: expected an integer from 1 to 128, got "four".',
    'workerClass: expected one of sync, gthread, gevent, got "async".',
    'accessLog: expected true or false, got "on".',
    "maxBodyMb: expected an integer from 1 to 1048576, got 0.",
    "publish: expected an integer from 1 to 65535, got 70000.",
    `locustfile: expected a file that can be read, ${seen}, got "nowhere.py".`,
    'paths[0]: expected a path that starts with /, without spaces, got "x".',
    "users: expected an integer from 1 to 20000, got 0.",
    "spawnRate: expected an integer from 1 to 20000, got 0.",
    'runTime: expected a duration from 1s to 86400s, such as 10s or 1m30s, got "ten".',
    'settleTime: expected a duration from 0s to 3600s, such as 10s or 1m30s, got "x".',
    `pythonImage: expected an image's name, such as ${official.python}, got "A B".`,
    `nodeImage: expected an image's name, such as ${official.node}, got "A B".`,
    `nginxImage: expected an image's name, such as ${official.nginx}, got "A B".`,
    `locustImage: expected an image's name, such as ${official.locust}, got "A B".`,
    `caBundle: expected a file that can be read, ${seen}, got "nowhere.crt".`,
  ]);
});

describe("what a stack's config cannot mean is told at once, by the keys that were set", () => {
  const said = async (stack: string, config: Record<string, string> = {}) => {
    const refused = await run(stack, config).catch((error: unknown) => error);
    return (refused as Error).message;
  };

  test("a stack's name that picks no preset", async () => {
    expect(await said("nightly")).toBe(
      "The config of stack nightly: 1 problem to mend\n" +
        "  server: expected one of flask, gunicorn, granian, got nothing. " +
        "The name `nightly` picks no preset (gunicorn-nginx, gunicorn, dev-server, granian-nginx, granian): say how to serve by " +
        "`pulumi config set server gunicorn -s nightly`, and `pulumi config set proxy nginx -s nightly`.",
    );
  });

  test("numbers out of bounds, root's ids, and a run time that is no duration", async () => {
    const numbers = { workers: "0", threads: "1000", publish: "80800", uid: "0", users: "0" };
    expect(await said("gunicorn", { ...numbers, runTime: "ten seconds" })).toBe(
      "The config of stack gunicorn: 6 problems to mend\n" +
        "  uid: expected an integer from 1 to 2147483647, got 0. An app never runs as root: leave it out to take yours.\n" +
        "  workers: expected an integer from 1 to 64, got 0.\n" +
        "  threads: expected an integer from 1 to 128, got 1000.\n" +
        "  publish: expected an integer from 1 to 65535, got 80800.\n" +
        "  users: expected an integer from 1 to 20000, got 0.\n" +
        '  runTime: expected a duration from 1s to 86400s, such as 10s or 1m30s, got "ten seconds".',
    );
  });

  test("an app's directory that is missing, beside a value that is none", async () => {
    expect(await said("gunicorn", { appDir: "../nowhere", workers: "four" })).toBe(
      "The config of stack gunicorn: 2 problems to mend\n" +
        `  appDir: expected a directory, seen from ${process.cwd()}, got "../nowhere".\n` +
        '  workers: expected an integer from 1 to 64, got "four".',
    );
  });
});
