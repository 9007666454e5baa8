import * as fs from "node:fs";
import * as path from "node:path";
import { fingerprint } from "../../configs/fingerprint";
import { LOAD_CONTAINER } from "../../configs/load/container";
import { containersOf, docker, freePort, inspect, leftOf } from "../support/docker";
import { makeProject, type Project, SHORT_LOAD, succeeded } from "../support/project";

jest.setTimeout(180_000);

const STACK = "gunicorn-nginx";
const LOCUST_IMAGE = process.env.FLASK_SERVING_LOCUST_IMAGE ?? "locustio/locust:2.47.0";

let project: Project;
let port: number;
let config: Record<string, string>;
const containerOf = (component: string) => containersOf(project.name, STACK, component)[0];

/** Deploys the stack with some config changed, and gives what it printed. */
async function up(changed: Record<string, string> = {}): Promise<string> {
  config = { ...config, ...changed };
  await project.stack(STACK, config);
  return succeeded(await project.up(STACK)).output;
}

/** What lies beside a result's CSV. */
async function results(file: string): Promise<string> {
  const { statsCsv } = await project.outputs(STACK);
  return path.join(project.directory, path.dirname(statsCsv as string), file);
}

/** The requests of Locust in Gunicorn's access log: its health check is another client. */
function logged(): number {
  const log = docker("logs", containerOf("web") ?? "");
  return log.split("\n").filter((line) => line.includes("gevent")).length;
}

/** The file of styles that the page names. */
async function styleOf(): Promise<string | undefined> {
  const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  return /\/assets\/[\w-]+\.css/.exec(page)?.[0];
}

beforeAll(async () => {
  project = makeProject({ refresh: false });
  port = await freePort();
  config = { ...SHORT_LOAD, users: "60", publish: String(port) };
  await up();
});
afterAll(() => project.remove());

test("requestCount is what the server logged, less what came before and what was in flight", async () => {
  const { requestCount, endpoints } = await project.outputs(STACK);
  const { requestsBefore, inFlight } = JSON.parse(
    fs.readFileSync(await results("window.json"), "utf8"),
  ) as { requestsBefore: number; inFlight: number };
  const counted = requestsBefore + requestCount;
  expect(logged()).toBeGreaterThanOrEqual(counted);
  // Between the measurement and Locust's end a user or two may still ask.
  expect(logged()).toBeLessThanOrEqual(counted + inFlight + 5);
  const sum = endpoints.reduce(
    (all: number, one: { requestCount: number }) => all + one.requestCount,
    0,
  );
  expect(sum).toBe(requestCount);
});

test("the app runs as the ids that runAs names, and the results on the host are theirs", async () => {
  const { runAs } = await project.outputs(STACK);
  const ids = docker("exec", containerOf("web") ?? "", "sh", "-c", "id -u; id -g").split("\n");
  expect(ids.map(Number)).toEqual([runAs.uid, runAs.gid]);
  const { uid, gid } = fs.statSync(await results("output_stats.csv"));
  expect([uid, gid]).toEqual([runAs.uid, runAs.gid]);
});

test.each(["web", "proxy"])(
  "%s has a read-only root, no capability and a limit of everything",
  (component) => {
    const { Config, HostConfig } = inspect(containerOf(component));
    expect(Config.User).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      CapAdd: null,
      Privileged: false,
      SecurityOpt: ["no-new-privileges"],
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "3" } },
      RestartPolicy: { Name: "unless-stopped" },
    });
    expect(HostConfig.Memory).toBeGreaterThan(0);
    expect(HostConfig.MemorySwap).toBe(HostConfig.Memory);
    expect(HostConfig.Ulimits).toEqual([{ Name: "nofile", Soft: 16384, Hard: 16384 }]);
    expect(HostConfig.Binds ?? []).not.toContainEqual(expect.stringMatching(/^\//));
  },
);

test("connections to Gunicorn are used again", () => {
  // 170D is port 5901, 06 is TIME_WAIT: a connection that was closed after its request.
  const table = docker("exec", containerOf("web") ?? "", "cat", "/proc/net/tcp").split("\n");
  const closed = table.filter((line) => /^\s*\d+: \S+:170D \S+ 06 /.test(line));
  expect(closed.length).toBeLessThan(logged() / 4);
});

test("a changed nginx option is reloaded; the container stays", async () => {
  const body = JSON.stringify({ name: "x".repeat(1_500_000) });
  const send = () =>
    fetch(`http://127.0.0.1:${port}/api/items`, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
    });
  expect((await send()).status).toBe(413);
  const before = containerOf("proxy");
  await up({ maxBodyMb: "2" });
  expect(containerOf("proxy")).toBe(before);
  expect((await send()).status).toBe(201);
});

test("the logs of what serves are free of errors", () => {
  for (const component of ["web", "proxy"]) {
    const log = docker("logs", containerOf(component) ?? "");
    expect(log).not.toMatch(/traceback|exception|\b(error|emerg|crit|alert)\b/i);
  }
});

test("certificates that the build trusts do not stay in the image", async () => {
  const { image } = await project.outputs(STACK);
  const find = ["find", "/", "-xdev", "-name", "ca-bundle.crt*"];
  const found = docker("run", "--rm", "--user", "0", image as string, ...find);
  expect(found).toBe("");
  expect(docker("history", "--no-trunc", image as string)).not.toContain("ca-bundle");
});

test("a changed locustfile runs the load test again: failed requests are measured, and warned of first", async () => {
  const { statsCsv: before } = await project.outputs(STACK);
  const file = path.join(project.directory, "app/locustfile.py");
  const text = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, text.replaceAll('get("/api/items")', 'get("/api/nothing-here")'));
  await up();
  const { statsCsv, failureCount, requestCount, failureRatio, avgResponseMs, warnings } =
    await project.outputs(STACK);
  expect(statsCsv).not.toBe(before);
  expect(failureCount).toBeGreaterThan(0);
  expect(failureRatio).toBe(failureCount / requestCount);
  expect(avgResponseMs).toBeGreaterThan(0);
  expect(warnings[0]).toMatchObject({ code: "requests-failed" });
  expect(warnings[0].sentence).toMatch(
    /^\d+ of \d+ requests failed \([\d.]+ %\): the response times/,
  );
  fs.writeFileSync(file, text);
});

test("a changed app and page are served, from an image of their own, and the old image goes", async () => {
  const route = '\n\n@app.get("/api/headers")\ndef headers():\n    return dict(request.headers)\n';
  fs.appendFileSync(path.join(project.directory, "app/app.py"), route);
  fs.appendFileSync(path.join(project.directory, "app/frontend/src/style.css"), "\nb{color:red}\n");
  const { image: before } = await project.outputs(STACK);
  const style = await styleOf();
  await up();
  expect((await fetch(`http://127.0.0.1:${port}/api/headers`)).status).toBe(200);
  expect(() => docker("image", "inspect", before as string)).toThrow("No such image");

  // A page that was open before asks for what it was made of.
  expect(await styleOf()).not.toBe(style);
  expect((await fetch(`http://127.0.0.1:${port}${style}`)).status).toBe(200);
});

test("the app learns the client's address, and nothing that a client says of itself", async () => {
  const forged = { "X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https", Forwarded: "for=6" };
  const response = await fetch(`http://127.0.0.1:${port}/api/headers`, { headers: forged });
  const seen = (await response.json()) as Record<string, string>;
  expect(seen["X-Forwarded-For"]).toMatch(/^(?!6\.)\d+\.\d+\.\d+\.\d+$/);
  expect(seen).toMatchObject({ "X-Forwarded-Proto": "http", Host: `127.0.0.1:${port}` });
  expect(seen).not.toHaveProperty("Forwarded");
});

test("a load container that an earlier up left behind is removed", async () => {
  const labels = {
    "flask-serving.project": project.name,
    "flask-serving.stack": STACK,
    "flask-serving.component": "load",
    "flask-serving.run-from": fingerprint(fs.realpathSync(project.directory)),
  };
  const labelled = Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]);
  const sleeping = ["--entrypoint", "sleep", LOCUST_IMAGE, "300"];
  docker("run", "--detach", "--rm", "--name", LOAD_CONTAINER, ...labelled, ...sleeping);
  // A service of two replicas is another one to measure.
  expect(await up({ replicas: "2" })).toContain(
    "removing the load container that an earlier run left behind",
  );
});

test("nginx shares the requests out to both replicas", async () => {
  for (let item = 0; item < 20; item += 1) await fetch(`http://127.0.0.1:${port}/api/items/7?here`);
  for (const replica of ["web", "web-2"]) {
    const log = docker("logs", containerOf(replica) ?? "");
    expect(log.split("\n").filter((line) => line.includes("?here")).length).toBeGreaterThan(0);
  }
});

test("a load test waits for another one on this host", async () => {
  const sleeping = ["--entrypoint", "sleep", LOCUST_IMAGE, "15"];
  docker("run", "--detach", "--rm", "--init", "--name", LOAD_CONTAINER, ...sleeping);
  expect(await up({ replicas: "1" })).toContain("waiting: another load test runs on this host");
  expect(containerOf("web-2")).toBeUndefined();
  expect(() => docker("inspect", LOAD_CONTAINER)).toThrow();
});

test("to destroy one of two running stacks leaves the other whole", async () => {
  const before = leftOf(project.name, STACK);
  // The ids of a Mac's user, whose group has another name in Debian.
  await project.stack("dev-server", { load: "off", uid: "501", gid: "20" });
  succeeded(await project.up("dev-server"));
  const [web = ""] = containersOf(project.name, "dev-server", "web");
  expect(docker("exec", web, "id")).toMatch(/^uid=501\(app\) gid=20\(dialout\)/);
  succeeded(await project.destroy("dev-server"));
  expect(leftOf(project.name, STACK)).toEqual(before);
  expect((await fetch(`http://127.0.0.1:${port}/api/healthz`)).status).toBe(200);
});

test("the servers end by themselves when they are told to, within their grace", () => {
  for (const component of ["proxy", "web"]) {
    const container = containerOf(component) ?? "";
    docker("stop", container);
    // Killed, it would be 137.
    expect(inspect(container).State.ExitCode).toBe(0);
  }
});

test.each([
  { gone: "stopped", part: () => {} },
  { gone: "the app's container", part: () => removed("container", [containerOf("web")]) },
  { gone: "all but Pulumi's state", part: removeAll },
])("up serves again after a loss, without a load test: $gone", async ({ part }) => {
  part();
  const { statsCsv } = await project.outputs(STACK);
  // It looks for what is gone first, as Pulumi.yaml asks.
  succeeded(await project.pulumi(["up", "--yes", "--skip-preview", "--stack", STACK]));
  expect((await fetch(`http://127.0.0.1:${port}/api/healthz`)).status).toBe(200);
  expect((await project.outputs(STACK)).statsCsv).toBe(statsCsv);
  succeeded(await project.pulumi(["preview", "--expect-no-changes", "--stack", STACK]));
});

/** The containers and all that a `docker system prune --all --volumes` would take without them. */
function removeAll(): void {
  const { containers = [], networks = [], volumes = [] } = leftOf(project.name, STACK);
  const { Image: image } = inspect(containerOf("web"));
  removed("container", containers);
  removed("network", networks);
  removed("volume", volumes);
  removed("image", [image as string]);
}

function removed(kind: string, ids: (string | undefined)[]): void {
  docker(kind, "rm", "--force", ...ids.map((id) => id ?? "none"));
}
