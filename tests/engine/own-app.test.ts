import { once } from "node:events";
import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { containersOf, docker, freePort, inspect } from "../support/docker";
import { type Postgres, postgresInContainer, postgresOnHost } from "../support/postgres";
import { makeProject, type Project, run, SHORT_LOAD, succeeded } from "../support/project";
import { setPlain, takeOut } from "../support/stack-config";

jest.setTimeout(180_000);

const STACK = "gunicorn-nginx";
const SECRET = "c0rrect-horse-battery";

let project: Project;
let url: string;
/** Its network can go when no container of a stack is on it. */
let inContainer: ReturnType<typeof postgresInContainer> | undefined;
const set = async (...args: string[]) =>
  succeeded(await project.pulumi(["config", "set", "--stack", STACK, ...args]));
const dataOf = (file: string) => path.join(project.directory, "data", file);

beforeAll(async () => {
  project = makeProject({ refresh: false });
  const app = path.join(project.directory, "own-app");
  fs.cpSync("tests/fixtures/own-app", app, { recursive: true });
  fs.cpSync("tests/fixtures/own-front", path.join(project.directory, "own-front"), {
    recursive: true,
  });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  await project.stack(STACK, { ...SHORT_LOAD, appDir: "own-app", publish: String(port) });
});
afterAll(async () => {
  await project.remove();
  inContainer?.end();
});

test("an app in a package is found; that it writes beside itself is told, with the key that mends it", async () => {
  const { exitCode, output } = await project.up(STACK);
  expect(exitCode).not.toBe(0);
  expect(output).toMatch(/Read-only file system: '\/srv\/app\/instance'/);
  expect(output).toContain("in notes/__init__.py, line 13");
  expect(output).toContain("Give it a directory that it may write to: set `data` to one or more");
});

describe("with data, a secret and a variable", () => {
  let printed: string;
  let web: string | undefined;
  beforeAll(async () => {
    await set("--secret", "--path", "secretEnv.SECRET_KEY", SECRET);
    await set("--path", "env.GREETING", "hello $USER \"'");
    setPlain(project, STACK, {
      "env.DATABASE_URL": "postgres://localhost/none",
      "data[0].hostPath": "data",
      "data[0].containerPath": "/srv/app/instance",
      "nginx.accessLogFormat": "json",
      // Two whole seconds at least.
      runTime: "3s",
      paths: "/api/notes /api/settings",
      "frontend.dir": "own-front",
      "frontend.outDir": "build",
      "frontend.appPaths": "/api/ /print",
      "staticFiles.dir": "notes/static",
    });
    printed = succeeded(await project.up(STACK)).output;
    web = containersOf(project.name, STACK, "web")[0];
  });

  test("Gunicorn serves it, though its requirements do not name that, and the load is measured", async () => {
    const { avgResponseMs, failureCount, endpoints } = await project.outputs(STACK);
    expect(avgResponseMs).toBeGreaterThan(0);
    expect(failureCount).toBe(0);
    expect(endpoints.map(({ name }: { name: string }) => name).sort()).toEqual([
      "/api/notes",
      "/api/settings",
    ]);
  });

  test("where its time goes is told by nginx's log, whose requests are those that were measured", async () => {
    const { timeSplit, avgResponseMs, requestCount } = await project.outputs(STACK);
    expect(timeSplit).not.toHaveProperty("reason");
    const { clientAndQueueMs, nginxMs, connectMs, upstreamMs, requests } = timeSplit;
    const { serverMs, appMs } = timeSplit;
    expect(serverMs + appMs).toBeCloseTo(upstreamMs, 6);
    expect(Math.min(serverMs, appMs)).toBeGreaterThan(0);
    expect(upstreamMs).toBeGreaterThan(0);
    expect(connectMs).toBeLessThan(upstreamMs);
    expect(requests).toBeGreaterThan(0);
    // Whole seconds only.
    expect(requests).toBeLessThanOrEqual(requestCount);
    const sum = clientAndQueueMs + nginxMs + connectMs + upstreamMs;
    expect(sum).toBeGreaterThan(avgResponseMs / 2);
  });

  test("it sees its variables as they were set", async () => {
    expect(await (await fetch(`${url}/api/settings`)).json()).toEqual({
      greeting: "hello $USER \"'",
      key_length: SECRET.length,
    });
  });

  test("an address of this machine gets a warning that names what helps", () => {
    expect(printed).toContain("env.DATABASE_URL names this machine, but in a container localhost");
    expect(printed).toMatch(/hostAccess to true.*egress to internet/);
  });

  test("the secret stands nowhere in plain text but in the app's own environment", async () => {
    const { output: state } = succeeded(await project.pulumi(["stack", "export", "-s", STACK]));
    const { output: preview } = succeeded(
      await project.pulumi(["preview", "--diff", "--expect-no-changes", "-s", STACK]),
    );
    const image = inspect(web).Image as string;
    const history = docker("history", "--no-trunc", image) + docker("inspect", image);
    const logs = docker("logs", web ?? "");
    for (const text of [printed, state, preview, history, logs]) expect(text).not.toContain(SECRET);
    expect(JSON.stringify(inspect(web).Config.Env)).toContain(SECRET);
  });

  test("what it writes is the user's on the host", async () => {
    const note = { method: "POST", body: '{"text":"milk"}' };
    const headers = { "Content-Type": "application/json" };
    expect((await fetch(`${url}/api/notes`, { ...note, headers })).status).toBe(201);
    const body = new FormData();
    body.set("file", new Blob(["an upload"]), "x.txt");
    expect((await fetch(`${url}/api/uploads`, { method: "POST", body })).status).toBe(201);

    const { runAs, mounts } = await project.outputs(STACK);
    const { uid, gid } = fs.statSync(dataOf("uploads/upload.txt"));
    // A file was really made there, and is gone.
    const mount = { hostPath: "data", containerPath: "/srv/app/instance" };
    expect(mounts).toEqual([{ ...mount, editable: true, owner: `${runAs.uid}:${runAs.gid}` }]);
    expect(fs.readdirSync(dataOf(".")).filter((name) => name.startsWith("."))).toEqual([]);
    expect({ uid, gid }).toEqual({ uid: runAs.uid, gid: runAs.gid });
    expect(fs.readFileSync(dataOf("uploads/upload.txt"), "utf8")).toBe("an upload");
  });

  test("its front end is built by its own settings, and shows what was written", async () => {
    const index = await (await fetch(`${url}/any/page`)).text();
    const [script = ""] = /\/assets\/[\w-]+\.js/.exec(index) ?? [];
    expect(index).toContain("<title>Notes</title>");
    expect(await (await fetch(`${url}${script}`)).text()).toContain("/api/notes");
  });

  test("what the app prints is its own beside that, and nginx serves its style sheet", async () => {
    const page = await (await fetch(`${url}/print/`)).text();
    const [style = ""] = /\/static\/[\w.?=]+/.exec(page) ?? [];
    const { status, headers } = await fetch(url + style);
    expect([status, headers.get("content-type")]).toEqual([200, "text/css; charset=utf-8"]);
    // nginx makes one of time and size, weak where it packs; Flask adds a third part.
    expect(headers.get("etag")).toMatch(/^W\/"[0-9a-f]+-[0-9a-f]+"$/);
    const to = await fetch(`${url}/print`, { redirect: "manual" });
    expect(new URL(to.headers.get("location")!, url).href).toBe(`${url}/print/`);
    expect((await fetch(`${url}/static/gone.css`)).status).toBe(404);
    expect((await fetch(`${url}/api/missing`)).status).toBe(404);
  });

  test("a second replica is refused beside its SQLite database, with the reason", async () => {
    setPlain(project, STACK, { replicas: "2" });
    const { exitCode, output } = await project.up(STACK);
    setPlain(project, STACK, { replicas: "1" });
    expect(exitCode).not.toBe(0);
    expect(output).toContain(
      "replicas: expected 1 with a SQLite database in data (data/notes.sqlite), got 2. " +
        "SQLite's locks and its write-ahead log hold between processes of one machine's file system only: ",
    );
    expect(containersOf(project.name, STACK, "web-2")).toEqual([]);
  });

  describe("and a PostgreSQL", () => {
    const answer = { postgres: expect.stringMatching(/^1\d\./) };
    const network = `flask-serving-test-db-${process.pid}`;
    let onHost: Postgres | undefined;
    afterAll(() => onHost?.end());

    test("a changed secret is another container, with the same image and the same data, which reaches one in a container, over that one's network", async () => {
      const { Image: image } = inspect(web);
      inContainer = postgresInContainer(network);
      takeOut(project, STACK, ["env.DATABASE_URL", "paths"]);
      setPlain(project, STACK, { networks: network });
      await set("--secret", "--path", "secretEnv.SECRET_KEY", `${SECRET}-2`);
      await set("--secret", "--path", "secretEnv.DATABASE_URL", inContainer.url);
      succeeded(await project.up(STACK));
      const now = containersOf(project.name, STACK, "web")[0];
      expect(now).not.toBe(web);
      expect(inspect(now).Image).toBe(image);
      expect(await (await fetch(`${url}/api/notes`)).json()).toEqual(["milk"]);
      expect(await (await fetch(`${url}/api/settings`)).json()).toMatchObject({
        key_length: SECRET.length + 2,
      });
      expect(await (await fetch(`${url}/api/version`)).json()).toEqual(answer);
    });

    test("it joins that network again when it was made anew", async () => {
      docker("stop", containersOf(project.name, STACK, "web")[0] ?? "");
      inContainer?.end();
      inContainer = postgresInContainer(network);
      succeeded(await project.up(STACK));
      expect(await (await fetch(`${url}/api/version`)).json()).toEqual(answer);
    });

    test("all of it is there on the other two stacks too, on one with a database on the host, once hostAccess is asked for", async () => {
      onHost = await postgresOnHost();
      const ofHost = ["--secret", "--path", "secretEnv.DATABASE_URL", onHost.url];
      await Promise.all([
        isThere("dev-server"),
        isThere("gunicorn", async () => {
          takeOut(project, "gunicorn", ["networks"]);
          setPlain(project, "gunicorn", { hostAccess: "true" });
          succeeded(await project.pulumi(["config", "set", "--stack", "gunicorn", ...ofHost]));
        }),
      ]);
    });

    test("but none on the host that listens on 127.0.0.1 alone", async () => {
      const database = net.createServer().listen(0, "127.0.0.1");
      await once(database, "listening");
      const { port } = database.address() as net.AddressInfo;
      const output = await connecting(`host.docker.internal:${port}`);
      database.close();
      expect(output).toContain(`port ${port} failed: Connection refused`);
    });

    test("nor one in a container over the port that it publishes", async () => {
      const output = await connecting(`host.docker.internal:${inContainer?.published}`);
      expect(output).toContain("connection timeout expired");
    });

    async function isThere(stack: string, change = () => Promise.resolve()) {
      const port = String(await freePort());
      await project.stack(stack);
      succeeded(await project.pulumi(["config", "cp", "--stack", STACK, "--dest", stack]));
      setPlain(project, stack, { publish: port });
      await change();
      succeeded(await project.up(stack));
      const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
      expect(await get("/")).toContain("<title>Notes</title>");
      expect(await get("/print/")).toContain("/static/print.css");
      expect(await get("/static/print.css")).toContain("black");
      expect(JSON.parse(await get("/api/notes"))).toEqual(["milk"]);
      expect(JSON.parse(await get("/api/settings"))).toMatchObject({
        key_length: SECRET.length + 2,
      });
      expect(JSON.parse(await get("/api/version"))).toEqual(answer);
      const body = new FormData();
      body.set("file", new Blob([`an upload to ${stack}`]), "x.txt");
      const upload = { method: "POST", body };
      expect((await fetch(`http://127.0.0.1:${port}/api/uploads`, upload)).status).toBe(201);
    }

    /** What the app's own client says of an address, where it may reach the host. */
    async function connecting(address: string) {
      const connect = `import psycopg; psycopg.connect("postgresql://${address}/x", connect_timeout=2)`;
      const [web = ""] = containersOf(project.name, "gunicorn", "web");
      const python = ["exec", web, "/opt/venv/bin/python", "-c", connect];
      return (await run("docker", python, ".", {})).output;
    }
  });

  describe("and destroyed", () => {
    test("it leaves the data, and says where that is", async () => {
      const { output } = succeeded(await project.destroy(STACK));
      expect(output).toContain(`kept: the app's data in ${path.join(project.directory, "data")}`);
      expect(fs.existsSync(dataOf("notes.sqlite"))).toBe(true);
    });
  });
});
