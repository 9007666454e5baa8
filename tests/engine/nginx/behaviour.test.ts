import * as http from "node:http";
import { setTimeout as after } from "node:timers/promises";
import { defaultImages } from "../../../configs/default-images";
import type { Canary } from "../../../configs/nginx/route";
import type { ProxiedOptions } from "../../../configs/nginx/options";
import { ask, type Asked, send } from "../../support/asked";
import { startBareNginx } from "../../support/bare-nginx";
import { docker, freePort, sweep } from "../../support/docker";

jest.setTimeout(60_000);

const { python: PYTHON, nginx: NGINX } = defaultImages(process.env);
const PROJECT = `flask-serving-test-nginx-${process.pid}`;
const LABEL = `flask-serving.project=${PROJECT}`;

/** A service of servers on these ports of the one container; on 8009 nobody listens. */
const on = (...ports: number[]) => ({
  endpoints: ports.map((port) => ({ host: "up", port })),
  keepsConnections: true,
});
const ONE = on(8001);
const TWO = on(8001, 8002);

/** What nginx is told: many facts in one. */
const OPTIONS: ProxiedOptions = {
  ...{ serverName: "shop.example", readTimeoutSeconds: 1, gzip: true, securityHeaders: true },
  ...{ headers: { "X-Said": 'a "b" \\ ;{}' }, accessLogFormat: "json", users: 100 },
  routes: [
    {
      path: "/",
      upstream: TWO,
      balancing: { method: "roundRobin", servers: [{ weight: 3 }, { weight: 1 }] },
    },
    { path: "/least/", upstream: TWO },
    {
      path: "/hash/",
      upstream: TWO,
      balancing: { method: "hash", hash: { by: "query", name: "k" } },
    },
    { path: "/ip/", upstream: TWO, balancing: { method: "ipHash" } },
    { path: "/random/", upstream: TWO, balancing: { method: "random" } },
    { path: "/sticky/", upstream: TWO, balancing: { method: "sticky", cookie: "who" } },
    { path: "/dead/", upstream: on(8009, 8001) },
    { path: "/gone/", upstream: on(8009) },
    {
      path: "/backup/",
      upstream: on(8009, 8002),
      balancing: { servers: [{}, { backup: true }] },
    },
    { path: "/down/", upstream: TWO, balancing: { servers: [{ down: true }] } },
    { path: "/max/", upstream: ONE, balancing: { servers: [{ maxConns: 1 }] } },
    { path: "/late/", upstream: on(8001), balancing: { resolve: true } },
    { path: "/mount/", upstream: ONE, subPath: "strip" },
    { path: "/cut/off/", upstream: on(8009, 8001), subPath: "strip" },
    { path: "/script/", upstream: ONE, subPath: "scriptName" },
    { path: "/exact", upstream: on(8002), match: "exact" },
    { path: "/", host: "b.example", upstream: on(8003) },
  ],
};

let port: number;
let nginx: string;
let upstream: string;
beforeAll(async () => {
  docker("network", "create", "--label", LABEL, PROJECT);
  upstream = docker(
    ...["create", "--init", "--label", LABEL, "--network", PROJECT, "--network-alias", "up"],
    ...[PYTHON, "python3", "/echo_upstream.py", "8001", "8002", "8003"],
  );
  docker("cp", "tests/fixtures/echo_upstream.py", `${upstream}:/echo_upstream.py`);
  docker("start", upstream);
  port = await freePort();
  nginx = startBareNginx({ project: PROJECT, image: NGINX, options: OPTIONS, published: port });
  await until(async () => (await ask(port, "/", { host: "shop.example" })).status === 200);
});
afterAll(() => sweep(PROJECT));

/** What the upstream tells of a request to our host. */
async function told(path: string, asked: Asked = {}) {
  const { status, body, headers } = await ask(port, path, { host: "shop.example", ...asked });
  const {
    port: by,
    path: at,
    headers: got,
  } = JSON.parse(body) as {
    port: string;
    path: string;
    headers: Record<string, string>;
  };
  return { status, by, path: at, told: got, headers };
}

const statusOf = async (path: string, asked: Asked = {}) =>
  (await ask(port, path, { host: "shop.example", ...asked })).status;

/** Asks many times over 16 kept connections. @returns how many were answered by each server */
async function shares(
  times: number,
  pathOf: (n: number) => string,
): Promise<Record<string, number>> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  const by = await Promise.all(
    Array.from({ length: times }, async (_, n) => (await told(pathOf(n), { agent })).by),
  );
  agent.destroy();
  return Object.fromEntries(
    [...new Set(by)].map((one) => [one, by.filter((who) => who === one).length]),
  );
}

async function counts(): Promise<Record<string, Record<string, number>>> {
  const { body } = await ask(port, "/counts", { host: "b.example" });
  return JSON.parse(body) as Record<string, Record<string, number>>;
}

/** How often a path was carried out. */
const times = async (path: string) => (await counts()).paths?.[path] ?? 0;

describe("servers share requests", () => {
  test("by their weights, over connections that are used again", async () => {
    const opened = async () => {
      const { "8001": one, "8002": other } = await counts();
      return (one?.connections ?? 0) + (other?.connections ?? 0);
    };
    const before = await opened();
    const share = await shares(1000, () => "/x");
    expect(share["8001"]).toBeGreaterThan(735);
    expect(share["8001"]).toBeLessThan(765);
    expect(((await opened()) - before) / 1000).toBeLessThan(0.05);
  });

  test.each(["/least/busy", "/random/x"])("%s: all are asked", async (path) => {
    expect(Object.keys(await shares(60, () => path)).sort()).toEqual(["8001", "8002"]);
  });

  test("by what is alike: each key has its server, and each server has keys", async () => {
    const of = async (key: number) => Object.keys(await shares(5, () => `/hash/x?k=${key}`));
    const servers = await Promise.all(Array.from({ length: 20 }, (_, key) => of(key)));
    expect(servers.every(({ length }) => length === 1)).toBe(true);
    expect(new Set(servers.flat()).size).toBe(2);
  });

  test("by the client's address: one client has one server", async () => {
    expect(Object.keys(await shares(40, () => "/ip/x"))).toHaveLength(1);
  });

  test("by a cookie: who has been answered is answered by the same again", async () => {
    const first = await told("/sticky/x");
    const [cookie = ""] = first.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(/^who=[^;]+; httponly; samesite=lax; path=\//i);
    const headers = { Cookie: cookie.split(";")[0]! };
    const again = Array.from({ length: 20 }, async () => (await told("/sticky/x", { headers })).by);
    expect(new Set(await Promise.all(again))).toEqual(new Set([first.by]));
  });

  test("one that is down gets none, and one in reserve those that no other can have", async () => {
    expect(await shares(20, () => "/down/x")).toEqual({ "8002": 20 });
    expect(await shares(20, () => "/backup/x")).toEqual({ "8002": 20 });
  });

  test("one has no more at once than it may", async () => {
    const both = await Promise.all(["/max/busy", "/max/busy"].map((path) => statusOf(path)));
    expect(both.sort()).toEqual([200, 502]);
  });

  test("a name is looked up while nginx runs", async () => {
    await until(async () => (await told("/late/x")).by === "8001");
  });
});

describe("a request is sent once", () => {
  const calm = async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => statusOf("/least/x")));
    expect(all.filter((status) => status !== 200)).toEqual([]);
  };

  test.each(["GET", "POST"])(
    "a %s that ends its server's work, which answers on",
    async (method) => {
      const path = `/least/die?${method}`;
      expect(await statusOf(path, { method })).toBe(502);
      expect(await times(path)).toBe(1);
      await calm();
    },
  );

  test("one that takes longer than it may", async () => {
    expect(await statusOf("/least/slow")).toBe(504);
    expect(await times("/least/slow")).toBe(1);
    await calm();
  });

  test("where a server is gone another is asked, to the body's last byte", async () => {
    const body = "b".repeat(100_000);
    const all = Array.from({ length: 40 }, (_, n) =>
      statusOf("/dead/x", n % 2 ? { method: "POST", body } : {}),
    );
    expect(new Set(await Promise.all(all))).toEqual(new Set([200]));
    expect((await told("/dead/%C3%A4?a=%2F&b")).path).toBe("/dead/%C3%A4?a=%2F&b");
  });

  test.each([
    ["/cut/off/x%20y?a=%2F", "/x%20y?a=%2F"],
    ["/cut/off?b", "/?b"],
    ["/cut/off", "/"],
  ])("also for the rest of a path: %s is %s", async (path, at) => {
    for (const method of ["GET", "POST", "GET", "POST"])
      expect(await told(path, { method })).toMatchObject({ status: 200, path: at });
  });

  test("also one that ends the server which is asked in its place", async () => {
    expect(await statusOf("/dead/die")).toBe(502);
    expect(await times("/dead/die")).toBe(1);
  });

  test("another server is not asked for a path that may mean another there", async () => {
    // Whichever is asked first: with the other one gone it is answered at least once by 502.
    const asked = Array.from({ length: 10 }, () => answered("/x/../dead/secret"));
    const all = await Promise.all(asked);
    expect(all.every((text) => / 502 /.test(text) || text.includes('"/dead/secret"'))).toBe(true);
    expect(await times("/x/../dead/secret")).toBe(0);
  });
});

/** The answer to a path as it stands. */
const answered = (path: string) =>
  send(port, `GET ${path} HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n`);

describe("routes", () => {
  test.each([
    ["/mount/x?y=/", "8001", "/x?y=/"],
    ["/mount", "8001", "/"],
    ["/script/x", "8001", "/script/x"],
    ["/exact", "8002", "/exact"],
  ])("%s is answered by %s, which is asked for %s", async (path, by, at) => {
    expect(await told(path)).toMatchObject({ by, path: at });
  });

  test.each(["/exact/", "/mounted", "/mount/../x", "/mount/%2e%2e/x"])(
    "%s is not below a path that has a service of its own",
    async (path) => {
      const text = await answered(path);
      expect(text).toMatch(/"path": "\/(exact\/|mounted|x)"/);
      expect(text).not.toContain("x-forwarded-prefix");
    },
  );

  test("a service below a path is told which", async () => {
    expect((await told("/mount/x")).told).toMatchObject({ "x-forwarded-prefix": "/mount" });
    expect((await told("/script/x")).told).toMatchObject({
      "x-forwarded-prefix": "/script",
      script_name: "/script",
    });
  });

  test("a host of its own has its service", async () => {
    expect((await told("/x", { host: "b.example" })).by).toBe("8003");
  });
});

describe("what a client says of itself", () => {
  test.each([
    "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
    "GET http://evil.example/ HTTP/1.1\r\nHost: shop.example\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: shop.example.evil.example\r\n\r\n",
  ])("another host is not answered: %j", async (text) => {
    expect(await send(port, text)).toBe("");
  });

  test("a host is told as it is ours", async () => {
    const { told: headers } = await told("/x", { host: "SHOP.example" });
    expect(headers.host).toBe("shop.example");
  });

  test("is not passed on", async () => {
    const names = [
      ...["For", "Host", "Proto", "Port", "Prefix", "Protocol", "Ssl", "Scheme", "Server", "User"],
    ].map((name) => `X-Forwarded-${name}`);
    const others = ["Forwarded", "Proxy", "X-Real-Ip", "Front-End-Https", "X-Original-Url"];
    const headers = Object.fromEntries([...names, ...others].map((name) => [name, "evil"]));
    const { told: got } = await told("/x", { headers });
    expect(Object.values(got)).not.toContain("evil");
    expect(got).toMatchObject({
      "x-forwarded-host": "shop.example",
      "x-forwarded-proto": "http",
      "x-forwarded-port": "80",
      "x-forwarded-for": got["x-real-ip"],
    });
    expect(got).not.toHaveProperty("proxy");
  });

  test("a body above the largest size is answered with 413, and nobody asked", async () => {
    const body = Buffer.alloc((1 << 20) + 1);
    expect(await statusOf("/large", { method: "POST", body })).toBe(413);
    expect(await times("/large")).toBe(0);
  });
});

describe("headers of every answer", () => {
  const OURS = { "x-said": 'a "b" \\ ;{}', "x-content-type-options": "nosniff" };

  test.each([
    ["an answer", "/x", {}],
    ["an error of the service", "/gone/x", {}],
    ["a body that is too large", "/x", { method: "POST", body: Buffer.alloc(2 << 20) }],
  ] as [string, string, Asked][])("%s has them", async (_, path, asked) => {
    const { headers } = await ask(port, path, { host: "shop.example", ...asked });
    expect(headers).toMatchObject({ ...OURS, "x-frame-options": "SAMEORIGIN" });
  });

  test("the service's own stays alone", async () => {
    const { headers } = await told("/own");
    expect(headers).toMatchObject({ ...OURS, "x-frame-options": "DENY" });
  });
});

describe("connections that stay", () => {
  const upgrade = (to: string) =>
    send(
      port,
      `GET /ws HTTP/1.1\r\nHost: shop.example\r\nUpgrade: ${to}\r\nConnection: Upgrade\r\n\r\nping`,
    );

  test("a WebSocket is one from end to end", async () => {
    const text = await upgrade("WebSocket");
    expect(text).toMatch(/^HTTP\/1\.1 101 /);
    expect(text).toMatch(/firstping$/);
  });

  test("a connection becomes nothing else", async () => {
    expect(await upgrade("h2c")).toMatch(/^HTTP\/1\.1 400 /);
    const headers = { Upgrade: "h2c", Connection: "Upgrade, HTTP2-Settings" };
    expect((await told("/x", { headers })).told).not.toHaveProperty("upgrade");
  });

  test("events come when they are sent, packed answers or not", async () => {
    const at: number[] = [];
    await new Promise((resolve) => {
      const headers = { Host: "shop.example", "Accept-Encoding": "gzip" };
      http.get({ port, host: "127.0.0.1", path: "/events", agent: false, headers }, (response) => {
        response.on("data", () => at.push(performance.now()));
        response.on("end", resolve);
      });
    });
    expect(at).toHaveLength(3);
    expect(at[2]! - at[0]!).toBeGreaterThan(400);
  });
});

test("texts are packed for those who unpack them", async () => {
  const packed = { host: "shop.example", headers: { "Accept-Encoding": "gzip" } };
  expect((await ask(port, "/long", packed)).headers["content-encoding"]).toBe("gzip");
  expect((await ask(port, "/long", { host: "shop.example" })).headers).not.toHaveProperty(
    "content-encoding",
  );
});

test("a line of the log is JSON, whatever was asked, and tells where the time went", async () => {
  const agent = '"} \\ \t é';
  await ask(port, "/max/busy?%22}", {
    host: "shop.example",
    headers: { "User-Agent": Buffer.from(agent).toString("latin1") },
  });
  const lines = () => docker("logs", nginx).split("\n").filter(Boolean);
  await until(() => Promise.resolve(lines().some((line) => line.includes("/max/busy?"))));
  const parsed = lines().map((line) => JSON.parse(line) as Record<string, string>);
  const line = parsed.find(({ uri }) => uri === "/max/busy?%22}");
  expect(line).toMatchObject({ method: "GET", status: "200", userAgent: agent });
  expect(Number(line?.upstreamHeaderTime)).toBeGreaterThanOrEqual(0.3);
  expect(Number(line?.requestTime)).toBeGreaterThanOrEqual(Number(line?.upstreamResponseTime));
});

test("how busy nginx is, only its container learns", () => {
  const from = (container: string, host: string) =>
    docker(
      ...["exec", container, "bash", "-c"],
      `(exec 3<>/dev/tcp/${host}/8081 && printf 'GET /status HTTP/1.0\\r\\n\\r\\n' >&3 && cat <&3) 2>&1 || true`,
    );
  expect(from(nginx, "127.0.0.1")).toContain("Active connections:");
  const address = docker(
    "inspect",
    "--format",
    `{{(index .NetworkSettings.Networks "${PROJECT}").IPAddress}}`,
    nginx,
  );
  expect(from(upstream, address)).toContain("refused");
});

describe("what is kept", () => {
  let kept: number;
  beforeAll(async () => {
    kept = await freePort();
    const options: ProxiedOptions = {
      frontend: { appPaths: ["/api/"], fingerprint: "front" },
      securityHeaders: true,
      routes: [
        { path: "/cached/", upstream: ONE, cache: { seconds: 1 } },
        { path: "/limited/", upstream: ONE, rateLimit: { requestsPerMinute: 1, burst: 2 } },
        { path: "/open/", upstream: ONE, rateLimit: { connections: 1 } },
        { path: "/twice/", upstream: on(8009, 8001), cache: { seconds: 60 } },
      ],
    };
    const trees = {
      "front/index.html": "page",
      "front/assets/a.js": "1",
      "secret/key.txt": "of a door",
    };
    startBareNginx({ project: PROJECT, image: NGINX, options, published: kept, trees });
    await until(async () => (await ask(kept, "/")).body === "page");
  });

  test("fifty who ask at once are one request, and those who ask next are none", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => ask(kept, "/cached/once")));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await times("/cached/once")).toBe(1);
  });

  test.each(["Cookie", "Authorization"])("who sends %s has an answer of his own", async (name) => {
    const path = `/cached/x?${name}`;
    for (const value of ["a=1", "b=2"]) {
      const { body } = await ask(kept, path, { headers: { [name]: value } });
      expect(body).toContain(value);
    }
    const { body } = await ask(kept, path);
    expect(body).not.toContain("b=2");
    expect(await times(path)).toBe(3);
  });

  test("an old answer is given while there is none, and is renewed by one request", async () => {
    const first = await ask(kept, "/cached/stale");
    await after(1100);
    await ask(kept, "/cached/down?stale", { method: "POST" });
    expect(await ask(kept, "/cached/stale")).toMatchObject({ status: 200, body: first.body });
    await ask(kept, "/cached/up?stale", { method: "POST" });
  });

  test("also where the first server is gone", async () => {
    for (let n = 0; n < 3; n += 1) expect((await ask(kept, "/twice/x")).status).toBe(200);
    expect(await times("/twice/x")).toBe(1);
  });

  test("a client that asks too often is told so, with all headers", async () => {
    const all: (number | undefined)[] = [];
    for (let n = 0; n < 5; n += 1) all.push((await ask(kept, "/limited/x")).status);
    expect(all).toEqual([200, 200, 200, 429, 429]);
    expect((await ask(kept, "/limited/x")).headers).toMatchObject({
      "x-content-type-options": "nosniff",
    });
  });

  test("a client that asks for too much at once is told so", async () => {
    const both = await Promise.all([1, 2].map(() => ask(kept, "/open/busy")));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 429]);
  });

  test("a file of the front end has the headers too, its own among them", async () => {
    const { headers } = await ask(kept, "/");
    expect(headers).toMatchObject({
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
  });

  test.each(["/assets../secret/key.txt", "/../secret/key.txt", "/assets/..%2f..%2fsecret/key.txt"])(
    "%s leads nowhere",
    async (path) => {
      const text = await send(kept, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect(text).toMatch(/^HTTP\/1\.1 (200|400|404) /);
      expect(text).not.toContain("of a door");
    },
  );
});

describe("a new version that some get", () => {
  /** An nginx that gives it so. @returns its port */
  async function split(canary: Omit<Canary, "upstream">, more: ProxiedOptions = {}) {
    return started({ upstream: ONE, canary: { ...canary, upstream: on(8002) }, ...more });
  }

  async function started(options: ProxiedOptions, trees: Record<string, string> = {}) {
    const published = await freePort();
    const bare = { project: PROJECT, image: NGINX, options, published, trees };
    const container = startBareNginx(bare);
    await until(async () => (await ask(published, "/x")).status === 200);
    return { published, container };
  }

  async function versionFor(published: number, headers: Record<string, string>, path = "/x?a=%2F") {
    const { body, headers: got } = await ask(published, path, { headers });
    const told = JSON.parse(body) as { port: string; path: string };
    expect(told.path).toBe(path);
    expect(told.port).toBe(got["x-version"] === "canary" ? "8002" : "8001");
    return got["x-version"];
  }

  test("a fifth of the clients get it, each time, and the log tells who", async () => {
    const { published, container } = await split(
      { percent: 20, by: "cookie", name: "visitor" },
      { accessLogFormat: "json" },
    );
    const of = (n: number) => versionFor(published, { Cookie: `visitor=${n}` });
    const all = await Promise.all(Array.from({ length: 500 }, (_, n) => of(n)));
    const share = all.filter((version) => version === "canary").length / 500;
    expect(share).toBeGreaterThan(0.13);
    expect(share).toBeLessThan(0.27);
    expect(await Promise.all(Array.from({ length: 20 }, (_, n) => of(n)))).toEqual(
      all.slice(0, 20),
    );
    expect(await versionFor(published, {})).toBe("stable");
    await until(() => Promise.resolve(/"version":"canary"/.test(docker("logs", container))));
  });

  test("by a header, an answer of one version is none of the other's, however it is kept", async () => {
    const { published } = await split(
      { percent: 99.99, by: "header", name: "X-Tester" },
      { cache: { seconds: 60 } },
    );
    for (let n = 0; n < 2; n += 1) {
      expect(await versionFor(published, { "X-Tester": "a" })).toBe("canary");
      expect(await versionFor(published, {})).toBe("stable");
    }
  });

  describe("beside other services, a front end and static files", () => {
    // A version of it has a server that is gone.
    const canary: Canary = {
      ...{ upstream: on(8009, 8002), percent: 99.99, by: "header", name: "X-Tester" },
    };
    const VERSIONS: Record<string, Record<string, string>> = {
      "8001": {},
      "8002": { "X-Tester": "a" },
    };
    const at = {} as Record<"routes" | "cut" | "front", number>;
    beforeAll(async () => {
      const beside = { path: "/", upstream: on(8003) };
      const routes = [beside, { path: "/api/", upstream: ONE, canary }];
      const cut = [beside, { path: "/cut/off/", upstream: ONE, canary, subPath: "strip" as const }];
      const frontend = { appPaths: ["/api/"], fingerprint: "front" };
      const trees = { "front/index.html": "page", "files/a.txt": "a file" };
      const staticFiles = { path: "/api/static/", fingerprint: "files" };
      at.routes = (await started({ routes })).published;
      at.cut = (await started({ routes: cut })).published;
      at.front = (await started({ upstream: ONE, frontend, staticFiles, canary }, trees)).published;
    });

    /** What each version is asked for a path as it stands, many times. */
    async function askedOf(where: keyof typeof at, path: string) {
      const lines = (headers: Record<string, string>) =>
        Object.entries({ Host: "a.example", Connection: "close", ...headers })
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join("");
      const asked = Object.values(VERSIONS).flatMap((headers) =>
        Array.from({ length: 4 }, () =>
          send(at[where], `GET ${path} HTTP/1.1\r\n${lines(headers)}\r\n`),
        ),
      );
      return (await Promise.all(asked)).map((text) => {
        const [, port, path] = /"port": "(\d+)", "path": "([^"]*)"/.exec(text) ?? [];
        return path === undefined ? /\d{3}/.exec(text)?.[0] : `${port} ${path}`;
      });
    }

    const both = (path: string) =>
      Object.keys(VERSIONS).flatMap((port) => Array<string>(4).fill(`${port} ${path}`));
    const all = (said: string) => Array<string>(8).fill(said);

    test.each<[keyof typeof at, string, string]>([
      ["routes", "/api/x?a=%2F", "/api/x?a=%2F"],
      ["routes", "/api", "/api"],
      ["routes", "/api/%C3%A4/a%3Fb;c%23%25?d", "/api/%C3%A4/a%3Fb;c%23%25?d"],
      [
        "routes",
        "/api/https%3A%2F%2Fshop.example%2F%3Fq",
        "/api/https%3A%2F%2Fshop.example%2F%3Fq",
      ],
      ["front", "/api/x%3Fy%20z?a=/../b", "/api/x%3Fy%20z?a=/../b"],
      ["front", "/api/static/none%3Fx%2Fy?a", "/api/static/none%3Fx%2Fy?a"],
      ["front", "/api/static/.hidden%23", "/api/static/.hidden%23"],
      ["cut", "/cut/off/x%3Fy%20z?a=/b", "/x%3Fy%20z?a=/b"],
      ["cut", "/cut/off", "/"],
    ])("%s: each version gets %s as %s, and none asks a server that is gone", async (...given) => {
      const [where, path, told] = given;
      expect(await askedOf(where, path)).toEqual(both(told));
    });

    // A path that nginx has to change is not tried again: one of two servers is gone.
    test.each<[keyof typeof at, string, string]>([
      ["routes", "/secret/../api/x", "/api/x"],
      ["routes", "/secret/%2e%2E/api/./y%20z?q", "/api/y%20z?q"],
      ["routes", "/secret%2F..%2Fapi/x", "/api/x"],
      ["routes", "/%61pi/b/..", "/api/"],
      ["front", "/x/../api/y", "/api/y"],
      ["front", "/api/x/../static/none%23", "/api/static/none%23"],
      ["cut", "/cut%2Foff/x%2Fy", "/x/y"],
      ["cut", "/%63ut/off/x", "/x"],
    ])("%s: %s is for each version what nginx decided on, %s", async (where, path, told) => {
      const got = await askedOf(where, path);
      expect(got.slice(0, 4)).toEqual(both(told).slice(0, 4));
      expect([`8002 ${told}`, "502"]).toEqual(expect.arrayContaining(got.slice(4)));
    });

    test.each<[keyof typeof at, string, string]>([
      ["routes", "/api/../x", "8003 /x"],
      ["routes", "/api%2F%2E./x%3Fy", "8003 /x%3Fy"],
      ["routes", "/x//api/x", "8003 /x//api/x"],
      ["routes", "/x/../api/a%3Fb", "400"],
      ["front", "/api/a%3Fb/./c", "400"],
      ["cut", "/cut%2Foff/a%3Fb", "400"],
      ["routes", "/@behind/app-2/api/x", "404"],
      ["routes", "/@behind/app-2-canary/api/x", "404"],
      ["front", "/x/../@behind/app/api/x", "404"],
      ["routes", "/api/%00", "400"],
    ])("%s: %s is none of either's: %s", async (where, path, told) => {
      expect(await askedOf(where, path)).toEqual(all(told));
    });

    test("a file is nginx's for both, and a body arrives to its last byte", async () => {
      expect((await ask(at.front, "/api/static/a.txt")).body).toBe("a file");
      const body = "b".repeat(100_000);
      const { status, headers } = await ask(at.routes, "/api/x", {
        ...{ method: "POST", body, headers: VERSIONS["8002"]! },
      });
      expect([status, headers["x-version"]]).toEqual([200, "canary"]);
      expect((await ask(at.routes, "/api/x", { method: "POST", body })).body).toContain("100000");
    });
  });
});

test("while the app is away, a page says so, and no service is asked", async () => {
  const away = await freePort();
  const options = { upstream: ONE, maintenance: true };
  startBareNginx({ project: PROJECT, image: NGINX, options, published: away });
  await until(async () => (await ask(away, "/away")).status === 503);
  const { body, headers } = await ask(away, "/away", { method: "POST" });
  expect(body).toContain("<h1>Back soon</h1>");
  expect(headers).toMatchObject({ "retry-after": "300", "content-type": "text/html" });
  expect(await times("/away")).toBe(0);
});

/** Resolves once something is so; what is refused meanwhile is no failure. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await after(50);
}
