import { createHash } from "node:crypto";
import * as http from "node:http";
import * as path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { Label, type Labels } from "../../configs/container/labels";
import { dockerCreateArgv } from "../../configs/container/docker-argv";
import { defaultImages } from "../../configs/default-images";
import { logFindings } from "../../configs/load/log-costs";
import { type Span, timeSplit } from "../../configs/load/time-split";
import type { ProxiedOptions } from "../../configs/nginx/options";
import { flaskDevServerPlan } from "../../configs/server/flask/dev-server";
import { frontLog } from "../../jobs/lib/front-log";
import { poll } from "../../jobs/lib/poll";
import { stackLogs } from "../../jobs/lib/stack-logs";
import { ask as askPort } from "../support/asked";
import { startBareNginx } from "../support/bare-nginx";
import { containersOf, docker, freePort, inspect, logOf } from "../support/docker";
import { makeProject, type Project, succeeded } from "../support/project";

jest.setTimeout(300_000);

/** The same app, under Gunicorn alone and behind nginx, and under Granian. */
const STACKS = ["gunicorn", "gunicorn-nginx", "granian"] as const;
type Stack = (typeof STACKS)[number];

const MB = 1 << 20;
const MOST_MB = 100;

let project: Project;
const ports = {} as Record<Stack, number>;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  const appDir = path.resolve("tests/fixtures/asked-app");
  for (const stack of STACKS) {
    ports[stack] = await freePort();
    await project.stack(stack, {
      appDir,
      load: "off",
      publish: `${ports[stack]}`,
      stuckSeconds: "2",
    });
  }
  await project.pulumi([
    "config",
    "set",
    "maxBodyMb",
    String(MOST_MB),
    "--stack",
    "gunicorn-nginx",
  ]);
  await Promise.all(STACKS.map(async (stack) => succeeded(await project.up(stack))));
});
afterAll(() => project.remove());

interface Asked {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** Sent without its length. */
  isChunked?: boolean;
}

interface Answer {
  status: number | undefined;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Asks a stack; by Node's plain client, which changes nothing of a path. */
function ask(stack: Stack, { path = "/", method = "GET", headers = {}, body, isChunked }: Asked) {
  return new Promise<Answer>((resolve, reject) => {
    const length = body !== undefined &&
      !isChunked && { "Content-Length": Buffer.byteLength(body) };
    const options = { port: ports[stack], host: "127.0.0.1", path, method, agent: false };
    const request = http.request(
      { ...options, maxHeaderSize: MB, headers: { ...headers, ...length } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const { statusCode: status, headers } = response;
          resolve({ status, headers, body: Buffer.concat(parts) });
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** What of an answer is the app's: not who passed it on, over which connection, by which port. */
function ofTheApp(stack: Stack, { status, headers, body }: Answer) {
  const anyPort = (text: string) => text.replaceAll(`:${ports[stack]}`, ":PORT");
  const own = Object.entries(headers).filter(([name]) => !OF_THE_WAY.includes(name));
  const said = own.map(([name, value]) => [name, anyPort(String(value))]);
  return { status, headers: Object.fromEntries(said), body: anyPort(body.toString("latin1")) };
}

const OF_THE_WAY = ["server", "date", "connection", "keep-alive", "transfer-encoding"];

const QUESTIONS: Record<string, Asked> = {
  ...named("status", STATUSES(), (code) => ({ path: `/status/${code}` })),
  ...named("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"], (method) => ({
    method,
  })),
  ...named("HEAD of", ["/", "/status/404", "/header/100"], (path) => ({ path, method: "HEAD" })),
  ...named("path", PATHS(), (path) => ({ path })),
  ...named("redirect", ["relative", "absolute", "full"], (to) => ({ path: `/redirect/${to}` })),
  ...named("body of", SIZES(), (size) => ({ method: "POST", body: Buffer.alloc(size, "b") })),
  ...named("chunked body of", [1, 16_384, MB], (size) => ({
    ...{ method: "POST", body: Buffer.alloc(size, "c"), isChunked: true },
  })),
  ...named("answer's header of", [100, 4000, 8000, 16_000, 32_000], (size) => ({
    path: `/header/${size}`,
  })),
  ...named("request's header of", [100, 8000, 16_000, 32_000], (size) => ({
    headers: { "X-Asked": "x".repeat(size) },
  })),
  ...named("request's cookies of", [4000, 8000, 32_000], (size) => ({
    headers: { Cookie: `session=${"x".repeat(size)}` },
  })),
  "5.5 kB of cookies at login": { path: "/cookies/2/2750" },
  "32 kB of cookies at login": { path: "/cookies/8/3900" },
  "several headers of one kind": { headers: { Accept: "text/html, */*;q=0.1", "X-Asked": "a, b" } },
  authorization: { headers: { Authorization: "Basic dTpw" } },
  JSON: { method: "POST", body: '{"a": 1}', headers: { "Content-Type": "application/json" } },
  "a stream": { path: "/stream/3" },
};

/** All that an app may answer with a body, or without. */
function STATUSES(): number[] {
  return [200, 201, 202, 203, 204, 206, 301, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 409]
    .concat([410, 411, 412, 413, 414, 415, 416, 418, 422, 423, 424, 425, 426, 428, 429, 431, 451])
    .concat([500, 501, 502, 503, 504, 505, 507, 511]);
}

function PATHS(): string[] {
  return ["/a%20b", "/a%2Fb", "//a", "/a//b", "/a;b=1", "/caf%C3%A9", "/a?b=c&b=d", "/a?q=%26%3D"]
    .concat(["/a+b?c+d", "/.well-known/x", "/a%3Fb", "/a%23b", "/a.php", "/~user", "/a:b@c", "/a?"])
    .concat(["/a%25", "/%7Euser", "/a'b", "/a(b)", `/${"long/".repeat(400)}`]);
}

function SIZES(): number[] {
  return [0, 1, 1000, 8191, 16_383, 16_384, 16_385, 65_536, MB];
}

function named<T>(what: string, cases: T[], asked: (one: T) => Asked): Record<string, Asked> {
  return Object.fromEntries(cases.map((one) => [`${what} ${one}`, asked(one)]));
}

test("a hundred questions and more are asked", () => {
  expect(Object.keys(QUESTIONS).length).toBeGreaterThan(100);
});

test.each(Object.entries(QUESTIONS))(
  "%s: what Gunicorn alone answers, nginx before it and Granian answer too",
  async (_, asked) => {
    const [alone, behind, granian] = await Promise.all(
      STACKS.map(async (stack) => ofTheApp(stack, await ask(stack, asked))),
    );
    expect(behind).toEqual(alone);
    expect(granian).toEqual(alone);
    // A question that neither takes would prove nothing.
    if (asked.path !== "/status/400") expect(alone?.status).not.toBe(400);
  },
);

describe.each(STACKS)("under %s", (stack) => {
  test("a file of exactly the largest size is uploaded, to its last byte", async () => {
    const [head, tail] = [
      '--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n',
      "\r\n--x--\r\n",
    ];
    const file = Buffer.alloc(MOST_MB * MB - head!.length - tail!.length, "u");
    const body = Buffer.concat([Buffer.from(head!), file, Buffer.from(tail!)]);
    const headers = { "Content-Type": "multipart/form-data; boundary=x" };
    const { body: said } = await ask(stack, { path: "/upload", method: "POST", headers, body });
    expect(JSON.parse(said.toString())).toEqual({
      name: "f",
      length: file.length,
      sha256: sha256(file),
    });
  });

  test("twelve hundred browsers that keep their connections open are all answered", async () => {
    const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 1200 });
    const get = () =>
      new Promise((resolve, reject) => {
        const request = http.get({ port: ports[stack], host: "127.0.0.1", agent }, (response) =>
          response.resume().on("end", () => resolve(response.statusCode)),
        );
        request.on("error", reject);
      });
    const statuses = await Promise.all(Array.from({ length: 1200 }, get));
    await after(100);
    const open = Object.values(agent.freeSockets).flat().length;
    agent.destroy();
    expect(new Set(statuses)).toEqual(new Set([200]));
    // None had to wait until another one's was closed.
    expect(open).toBe(1200);
  });

  test("a stream arrives whole at a client that reads slowly, as at twenty of them", async () => {
    const expected = sha256(streamed(10));
    const slow = Array.from({ length: 20 }, () => readSlowly(stack, "/stream/10"));
    expect(new Set(await Promise.all(slow))).toEqual(new Set([expected]));
    expect(await readSlowly(stack, "/stream/150")).toBe(sha256(streamed(150)));
  });

  test("events come when the app sends them", async () => {
    const times = await arrivals(stack, "/ticks");
    expect(times.length).toBe(3);
    expect(times[2]! - times[0]!).toBeGreaterThan(1000);
  });

  test("no container has run out of memory", () => {
    const states = containersOf(project.name, stack).map((one) => inspect(one).State.OOMKilled);
    expect(states.some(Boolean)).toBe(false);
  });
});

test.each(["gunicorn", "granian"] as const)(
  "under %s workers whose threads are all stuck are replaced, and the log tells where each was",
  async (stack) => {
    // Each of them has an end only by that of its worker.
    const ended = await Promise.allSettled(
      Array(200)
        .fill({ path: "/stuck" })
        .map((asked) => ask(stack, asked)),
    );
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    // A worker that is about to end may take one more.
    const status = () =>
      ask(stack, {})
        .then((answer) => answer.status)
        .catch(() => undefined);
    while ((await status()) !== 200) await after(100);
    const [web = ""] = containersOf(project.name, stack, "web");
    const log = logOf(web);
    expect(log).toMatch(
      /flask-serving: all 4 threads of worker \d+ have been in the app for 2 s or more: it ends, and another one takes its place. Where they are:\nGET '\/stuck' for \d+ s\n/,
    );
    expect(log).toMatch(/File "\/srv\/app\/app.py", line \d+, in stuck\n {4}time.sleep\(1\)/);
  },
);

test("a body above the largest size is answered with 413, and the app is not asked", async () => {
  const body = Buffer.alloc(MOST_MB * MB + 1);
  expect(await ask("gunicorn-nginx", { method: "POST", body })).toMatchObject({ status: 413 });
});

function sha256(data: Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

/** What /stream/N answers. */
function streamed(mb: number): Buffer {
  return Buffer.concat(Array.from({ length: mb }, (_, index) => Buffer.alloc(MB, index % 251)));
}

/** Reads as over a slow line: nothing at first, and then with pauses. @returns the digest of what came */
async function readSlowly(stack: Stack, path: string): Promise<string> {
  const response = await opened(stack, path);
  const hash = createHash("sha256");
  await after(1500);
  let sincePause = 0;
  for await (const part of response) {
    hash.update(part as Buffer);
    sincePause += (part as Buffer).length;
    if (sincePause > 8 * MB) await after(300);
    if (sincePause > 8 * MB) sincePause = 0;
  }
  return hash.digest("hex");
}

/** When each part of an answer came. */
async function arrivals(stack: Stack, path: string): Promise<number[]> {
  const times: number[] = [];
  for await (const part of await opened(stack, path)) {
    if (String(part).includes("data:")) times.push(performance.now());
  }
  return times;
}

function opened(stack: Stack, path: string): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    http
      .get({ port: ports[stack], host: "127.0.0.1", path, agent: false }, resolve)
      .on("error", reject);
  });
}

describe("behind an nginx that logs, of a few seconds, a load test learns", () => {
  let asked: Record<"granian" | "dev", { labels: Labels; span: Span; count: number; avg: number }>;
  beforeAll(async () => {
    const [web] = containersOf(project.name, "granian", "web");
    const { Config, NetworkSettings, Image, Name } = inspect(web);
    const isOpen = (one: string) =>
      docker("network", "inspect", "--format", "{{.Internal}}", one) === "false";
    // One that a published port leads to, on which it has no name but its container's.
    const network = Object.keys(NetworkSettings.Networks as object).find(isOpen) ?? "";
    const granian = { [Label.Network]: (Config.Labels as Labels)[Label.Network]! };
    const dev = { [Label.Network]: `${project.name}-dev` };
    const { spec, port } = flaskDevServerPlan("web", { app: "app:app", user: "501:20" });
    const [create = "", ...argv] = dockerCreateArgv(spec, {
      ...{ name: `${project.name}-dev`, image: Image as string, network, alias: "dev" },
      labels: { ...dev, [Label.Project]: project.name, [Label.Component]: "dev" },
      ...{ mounts: [], secretEnv: [], published: undefined },
    });
    docker("start", docker(create, ...argv));
    const behind = (host: string, more: Partial<ProxiedOptions>) => ({
      upstream: { endpoints: [{ host, port }], keepsConnections: true },
      ...more,
    });
    const [json, plain] = await Promise.all([
      askFor(network, granian, behind((Name as string).slice(1), { accessLogFormat: "json" })),
      askFor(network, dev, behind("dev", { tuning: "baseline" })),
    ]);
    asked = { granian: json, dev: plain };
  });

  /** Starts one, and asks it one request after the other, for two whole seconds at least. */
  async function askFor(network: string, labels: Labels, options: object) {
    const published = await freePort();
    const { nginx: image } = defaultImages(process.env);
    const nginx = startBareNginx({
      ...{ project: project.name, network, image, published },
      options: options as ProxiedOptions,
      labels: { ...labels, [Label.Component]: "front" },
    });
    const get = () => askPort(published, "/").catch(() => ({ status: undefined }));
    const isReady = async () => (await get()).status === 200 || undefined;
    if (!(await poll(isReady, { everyMs: 50, timeoutMs: 10_000 }))) throw new Error(logOf(nginx));
    const from = Date.now() / 1000;
    let count = 0;
    for (; Date.now() / 1000 < from + 3; count += 1) expect((await get()).status).toBe(200);
    const span: Span = [from, Date.now() / 1000];
    return { labels, span, count, avg: (1000 * (span[1] - span[0])) / count };
  }

  const findings = async ({ labels, span, count }: (typeof asked)["dev"]) =>
    logFindings(await stackLogs(labels, span), "front", count).map(({ code }) => code);

  test("which part of the time is Granian's, and which the app's", async () => {
    const { labels, span, count, avg } = asked.granian;
    const rate = { avgResponseMs: avg, requestsPerSecond: count / (span[1] - span[0]) };
    const split = timeSplit(await frontLog(labels, "front", [span]), [span], rate);
    expect(split).not.toHaveProperty("reason");
    expect(split).not.toHaveProperty("upstreamReason");
    expect(split.serverMs! + split.appMs!).toBeCloseTo(split.upstreamMs!, 6);
    expect(split.appMs).toBeGreaterThan(0);
    expect(split.requests).toBeGreaterThan(100);
  });

  test("that a server which logs too costs, and that an nginx with a buffer does not", async () => {
    expect(await findings(asked.granian)).toEqual(["log-costs"]);
  });

  test("that one without a buffer writes a line a request, and that Flask's development server always does", async () => {
    expect(await findings(asked.dev)).toEqual(["dev-server-logs", "log-unbuffered"]);
  });
});
