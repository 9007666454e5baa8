import { rmSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";
import { defaultImages } from "../../../configs/default-images";
import type { HashSettings } from "../../../configs/nginx/balancing-settings";
import { NGINX_COMMAND } from "../../../configs/nginx/command";
import { renderNginxConf } from "../../../configs/nginx/conf";
import { STATUS_COMMAND } from "../../../configs/nginx/health";
import { parseStatus } from "../../../configs/nginx/metrics";
import type { ProxiedOptions } from "../../../configs/nginx/options";
import type { Upstream } from "../../../configs/nginx/route";
import { ask, type Asked, send } from "../../support/asked";
import { startBareNginx } from "../../support/bare-nginx";
import { docker, freePort, logOf, sweep } from "../../support/docker";
import { forkyImage } from "../../support/forky";
import { put, scratchDirectory } from "../../support/scratch";

jest.setTimeout(120_000);

const { python: PYTHON, nginx: NGINX } = defaultImages(process.env);
const PROJECT = `flask-serving-test-options-${process.pid}`;
const IN_NETWORK = ["--label", `flask-serving.project=${PROJECT}`, "--network", PROJECT];

/** A service of servers on these ports of the one container; on 8009 nobody listens. */
const on = (...ports: number[]) => ({
  endpoints: ports.map((port) => ({ host: "up", port })),
  keepsConnections: true,
});
const ONE = on(8001);
const TWO = on(8001, 8002);
const by = (hash: HashSettings) => ({ method: "hash", hash }) as const;

const VOLUME = `${PROJECT}:/sockets`;
const HTTP_SOCKET = { socket: "/sockets/http.sock" };
const SPEAKING = { host: "speaking", port: 8007 };
const uwsgi = (...endpoints: Upstream["endpoints"]) => ({
  ...{ endpoints, protocol: "uwsgi" as const, keepsConnections: false },
});

/** Each of them is seen in what nginx does. */
const PLAIN: ProxiedOptions = {
  ...{ port: 8000, workerProcesses: 3, users: 700, maxBodyMb: 2 },
  ...{ keepAlive: false, webSockets: false, accessLog: false, securityHeaders: true },
  upstream: ONE,
  staticFiles: { path: "/static/", fingerprint: "files" },
  unsafe: [
    {
      text: 'add_header X-Unsafe "of my own" always;',
      reason: "No option has this header.",
      place: "location",
    },
  ],
};

const ROUTED: ProxiedOptions = {
  ...{ workerProcesses: 1, users: 300, clientBodyTimeout: "1s" },
  routes: [
    { path: "/", upstream: TWO },
    { path: "/by/uri/", upstream: TWO, balancing: by({ by: "uri" }) },
    { path: "/by/header/", upstream: TWO, balancing: by({ by: "header", name: "X-Key" }) },
    { path: "/by/cookie/", upstream: TWO, balancing: by({ by: "cookie", name: "key" }) },
    {
      path: "/by/address/",
      upstream: TWO,
      balancing: by({ by: "address", consistent: false }),
    },
    {
      path: "/left/",
      upstream: on(8009, 8001),
      balancing: { method: "roundRobin", servers: [{ maxFails: 1, failTimeoutSeconds: 3600 }] },
    },
    { path: "/asked/", upstream: on(8009, 8001), balancing: { method: "roundRobin" } },
    { path: "/often/", upstream: ONE, rateLimit: { requestsPerSecond: 1, burst: 0 } },
    { path: "/open/", upstream: ONE, cache: { seconds: 60, evenPersonal: true } },
    { path: "/new/", upstream: ONE, cache: { seconds: 1, staleSeconds: 0 } },
    { path: "/full/", upstream: ONE, cache: { seconds: 3600, maxMb: 1 } },
    { path: "/socket/", upstream: { endpoints: [HTTP_SOCKET], keepsConnections: true } },
    { path: "/uwsgi/", upstream: uwsgi({ socket: "/sockets/uwsgi.sock" }) },
    { path: "/uwsgi/two/", upstream: uwsgi({ host: "up", port: 8009 }, SPEAKING) },
    { path: "/uwsgi/kept/", upstream: uwsgi(SPEAKING), cache: { seconds: 60 } },
    {
      path: "/moved/",
      upstream: { endpoints: [{ host: "moving", port: 8004 }], keepsConnections: true },
      balancing: { resolve: true },
    },
  ],
};

/** A service over uWSGI's protocol, of which the new version is the same, and files beside it. */
const SPOKEN: ProxiedOptions = {
  upstream: uwsgi(SPEAKING),
  canary: { upstream: uwsgi({ host: "up", port: 8009 }, SPEAKING), percent: 50 },
  staticFiles: { path: "/static/", fingerprint: "files" },
};

/** How many of so many connections that are asked for at once there are a second later. */
const CONNECTED = `
import selectors, socket, sys, time
host, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
waiting = selectors.DefaultSelector()
for _ in range(count):
    asked = socket.socket()
    asked.setblocking(False)
    asked.connect_ex((host, port))
    waiting.register(asked, selectors.EVENT_WRITE)
time.sleep(1)
print(len(waiting.select(0)))
`;
const IN_NETWORK_ADDRESS = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";

let plain: number;
let routed: number;
let spoken: number;
let up: string;
const containers = {} as Record<"plain" | "routed", string>;
beforeAll(async () => {
  docker("network", "create", "--label", `flask-serving.project=${PROJECT}`, PROJECT);
  docker("volume", "create", "--label", `flask-serving.project=${PROJECT}`, PROJECT);
  up = startUpstream("up", "8001", "8002");
  startSpeaking(await forkyImage("uwsgi"));
  [plain, routed, spoken] = [await freePort(), await freePort(), await freePort()];
  const common = { project: PROJECT, image: NGINX };
  const trees = { "files/a.txt": "a file", "secret/key.txt": "of a door" };
  containers.plain = startBareNginx({ ...common, options: PLAIN, published: plain, trees });
  containers.routed = startBareNginx({
    ...common,
    options: ROUTED,
    published: routed,
    volume: VOLUME,
  });
  startBareNginx({ ...common, options: SPOKEN, published: spoken, trees });
  for (const port of [plain, routed, spoken])
    await until(async () => (await ask(port, "/x")).status === 200);
  // nginx looks after what is kept every ten seconds.
  const filled = await Promise.all(
    Array.from({ length: 300 }, (_, n) => ask(routed, `/full/long?${n}`)),
  );
  expect(new Set(filled.map(({ status }) => status))).toEqual(new Set([200]));
});
afterAll(() => sweep(PROJECT));

function startUpstream(alias: string, ...ports: string[]): string {
  const argv = ["create", "--init", ...IN_NETWORK, "--network-alias", alias];
  const container = docker(...argv, PYTHON, "python3", "/echo_upstream.py", ...ports);
  docker("cp", "tests/fixtures/echo_upstream.py", `${container}:/echo_upstream.py`);
  docker("start", container);
  return container;
}

/** uWSGI itself: over its own protocol at a socket and a port, over HTTP at a socket. */
function startSpeaking(image: string): void {
  const argv = ["create", "--init", ...IN_NETWORK, "--network-alias", "speaking"];
  const container = docker(...argv, "--volume", VOLUME, image);
  docker("cp", "tests/fixtures/uwsgi_app.py", `${container}:/uwsgi_app.py`);
  docker("start", container);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await after(50);
}

const statusOf = async (port: number, path: string, asked?: Asked) =>
  (await ask(port, path, asked)).status;
const statuses = (count: number, path: string) =>
  Promise.all(Array.from({ length: count }, () => statusOf(routed, path)));
const counts = async () =>
  JSON.parse((await ask(routed, "/counts")).body) as Record<string, Record<string, number>>;

/** Resolves once nginx has written such a line, which it does a second later at most. */
const logged = (line: RegExp) => until(() => Promise.resolve(line.test(logOf(containers.routed))));

/** What each worker of an nginx is by its process's line of limits. */
const workers = (container: string) =>
  docker(
    ...["exec", container, "sh", "-c"],
    "for one in /proc/[0-9]*; do grep -qs 'worker proces[s]' $one/cmdline && grep 'open files' $one/limits; done; true",
  )
    .split("\n")
    .map((line) => Number(/\d+/.exec(line)?.[0]));

describe("how many there is room for", () => {
  test("there are as many workers as are asked for, each with files for twice its connections", () => {
    expect(workers(containers.plain)).toEqual(Array(3).fill(2 * (2 * 700 + 512)));
    expect(workers(containers.routed)).toEqual([2 * (2 * 300 + 512)]);
  });

  test("as many users as are told are answered at once by a single worker", async () => {
    const all = await statuses(300, "/busy");
    expect(new Set(all)).toEqual(new Set([200]));
    expect(logOf(containers.routed)).not.toContain("worker_connections");
  });

  test("as many users as are told may wait until nginx takes them", () => {
    const nginx = docker("inspect", "--format", IN_NETWORK_ADDRESS, containers.plain);
    docker("pause", containers.plain);
    try {
      expect(JSON.parse(docker("exec", up, "python3", "-c", CONNECTED, nginx, "8000", "700"))).toBe(
        700,
      );
    } finally {
      docker("unpause", containers.plain);
    }
  });

  test("a body of exactly the largest size is taken, and one byte more is not", async () => {
    const post = (length: number) =>
      statusOf(plain, "/x", { method: "POST", body: Buffer.alloc(length) });
    expect([await post(2 << 20), await post((2 << 20) + 1)]).toEqual([200, 413]);
  });

  test("a client that is silent within a body loses its connection, and the app is not asked", async () => {
    const head = "POST /silent HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf";
    expect(await send(routed, head, 30_000)).toBe("");
    await logged(/"POST \/silent HTTP\/1\.1" 408 0 /);
    expect((await counts()).paths).not.toHaveProperty("/silent");
  });
});

test("how busy it is, is what is there for Prometheus", () => {
  const status = parseStatus(docker("exec", containers.routed, ...STATUS_COMMAND));
  expect(status?.requests).toBeGreaterThan(300);
  expect(status?.handled).toBe(status?.accepted);
});

describe("what is switched off", () => {
  test("without keepAlive each request has a connection of its own to the service", async () => {
    const opened = async () => (await counts())["8001"]?.connections ?? NaN;
    const before = await opened();
    for (let n = 0; n < 20; n += 1) await statusOf(plain, "/x");
    expect((await opened()) - before).toBeGreaterThanOrEqual(20);
  });

  test("without webSockets a connection becomes none", async () => {
    const asks = "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    expect(await send(plain, asks, 300)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("without accessLog no request is written, and otherwise as most web servers do", async () => {
    await statusOf(plain, "/written");
    await statusOf(routed, "/written?a=%20");
    await logged(/^[\d.]+ - - \[[^\]]+\] "GET \/written\?a=%20 HTTP\/1\.1" 200 \d+ "-" "-"$/m);
    expect(logOf(containers.plain)).not.toContain("/written");
  });
});

test("text of one's own is in force where it was put", async () => {
  expect((await ask(plain, "/x")).headers).toHaveProperty("x-unsafe", "of my own");
  expect((await ask(plain, "/static/a.txt")).headers).not.toHaveProperty("x-unsafe");
});

describe("static files", () => {
  test("are served with their headers, and what is none is asked of the app with all of these", async () => {
    const headers = { "x-content-type-options": "nosniff", "x-frame-options": "SAMEORIGIN" };
    const file = await ask(plain, "/static/a.txt");
    expect(file).toMatchObject({
      body: "a file",
      headers: { ...headers, etag: expect.any(String) },
    });
    const other = await ask(plain, "/static/none.txt");
    expect(JSON.parse(other.body)).toMatchObject({ path: "/static/none.txt" });
    expect(other.headers).toMatchObject(headers);
  });

  test.each([
    ...[
      "/static/none%3Fx",
      "/static/none%3Fx%2Fy?a=%3F",
      "/static/none%23x;y%5C%20",
      "/static/a%2Fb",
    ],
    ...["/static/.hidden%3Fx", "/static/x/../none%3Fx", "/static/a.txt%3F", "/static/none?"],
  ])("what is none is asked of the app as it came: %s", async (path) => {
    const text = await send(plain, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(JSON.parse(/\{.*/.exec(text)?.[0] ?? text)).toMatchObject({ path });
  });

  test.each([
    ...["/static../secret/key.txt", "/static/../secret/key.txt", "/static/%2e%2e/secret/key.txt"],
    ...[
      "/static/..%2fsecret/key.txt",
      "/static//../../secret/key.txt",
      "/@behind/app/static/a.txt",
    ],
    ...["/static/%5c..%5csecret/key.txt", "//static/../secret/key.txt"],
  ])("%s leads to no file beside them", async (path) => {
    const text = await send(plain, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 (200|400|404) /);
    expect(text).not.toMatch(/of a door|a file/);
  });
});

describe("servers share requests", () => {
  const answeredBy = async (path: string, headers = {}) =>
    (JSON.parse((await ask(routed, path, { headers })).body) as { port: string }).port;

  test.each<[string, (key: number) => [string, Record<string, string>?]]>([
    ["uri", (key) => [`/by/uri/${key}`]],
    ["header", (key) => ["/by/header/x", { "X-Key": `key ${key}` }]],
    ["cookie", (key) => ["/by/cookie/x", { Cookie: `a=b; key=${key}` }]],
  ])("by a request's %s: each has its server, and each server has some", async (_, asked) => {
    const servers = Array.from({ length: 20 }, async (_, key) => {
      const all = await Promise.all([1, 2, 3].map(() => answeredBy(...asked(key))));
      expect(new Set(all).size).toBe(1);
      return all[0];
    });
    expect(new Set(await Promise.all(servers)).size).toBe(2);
  });

  test("by the client's address: one client has one server", async () => {
    const all = Array.from({ length: 20 }, (_, n) => answeredBy(`/by/address/${n}`));
    expect(new Set(await Promise.all(all)).size).toBe(1);
  });

  test("one that is gone is asked once where maxFails says so, and for each request otherwise", async () => {
    for (let n = 0; n < 10; n += 1)
      expect(
        await Promise.all([statusOf(routed, "/left/x"), statusOf(routed, "/asked/x")]),
      ).toEqual([200, 200]);
    const failed = (path: string) =>
      logOf(containers.routed)
        .split("\n")
        .filter((line) => line.includes("connect() failed") && line.includes(`GET ${path}`)).length;
    expect(failed("/left/x")).toBe(1);
    expect(failed("/asked/x")).toBeGreaterThan(1);
  });
});

test("a service is reached by a socket", async () => {
  const { status, body } = await ask(routed, "/socket/a?b", { host: "a.example" });
  const { told } = JSON.parse(body) as { told: object };
  expect([status, told]).toEqual([
    200,
    expect.objectContaining({ REQUEST_URI: "/socket/a?b", HTTP_HOST: "a.example" }),
  ]);
});

describe("over uWSGI's protocol", () => {
  const told = async (path: string, asked: Asked = {}, port = routed) => {
    const { body } = await ask(port, path, { host: "a.example", ...asked });
    return JSON.parse(body) as { told: Record<string, string>; body: string; times: number };
  };

  test("an app is told a request as WSGI has it, with its body", async () => {
    const body = "b".repeat(100_000);
    const path = "/uwsgi/%C3%A4/../a%20b//c?d=%2F&e";
    const headers = { "X-Own": "own", "Content-Type": "text/plain" };
    const got = await told(path, { method: "POST", body, headers });
    expect(got.body).toBe(body);
    expect(got.told).toMatchObject({
      ...{ REQUEST_METHOD: "POST", REQUEST_URI: path, PATH_INFO: "/uwsgi/a b//c" },
      ...{ QUERY_STRING: "d=%2F&e", CONTENT_TYPE: "text/plain", CONTENT_LENGTH: "100000" },
      ...{
        SERVER_PROTOCOL: "HTTP/1.1",
        SERVER_PORT: "80",
        HTTP_HOST: "a.example",
        HTTP_X_OWN: "own",
      },
      ...{ HTTP_X_FORWARDED_PROTO: "http", HTTP_X_FORWARDED_HOST: "a.example" },
    });
    expect(got.told).not.toHaveProperty("HTTP_CONNECTION");
  });

  test("what a client says of itself is not passed on", async () => {
    const names = [
      "X-Forwarded-For",
      "X-Forwarded-Prefix",
      "Forwarded",
      "Proxy",
      "X-Forwarded-Ssl",
    ];
    const headers = Object.fromEntries(names.map((name) => [name, "evil"]));
    const { told: got } = await told("/uwsgi/x", { headers });
    expect(Object.values(got)).not.toContain("evil");
    expect(got.HTTP_X_FORWARDED_FOR).toBe(got.REMOTE_ADDR);
  });

  test("where a server is gone another one is asked", async () => {
    for (let n = 0; n < 6; n += 1)
      expect((await told("/uwsgi/two/x", { method: "POST", body: "b" })).body).toBe("b");
  });

  test.each([
    ["/static/none%3Fx%2F;y?a=%3F", "/static/none?x/;y", "a=%3F"],
    ["/static/.hidden%23", "/static/.hidden#", ""],
    ["/b/../static/none%3F/./c", "/static/none?/c", ""],
  ])("what is no static file the app is told by its path, %s", async (path, PATH_INFO, query) => {
    expect((await ask(spoken, "/static/a.txt")).body).toBe("a file");
    const { told: got } = await told(path, {}, spoken);
    expect(got).toMatchObject({ PATH_INFO, QUERY_STRING: query, REQUEST_URI: path });
  });

  test("what is kept is asked for once", async () => {
    for (let n = 0; n < 3; n += 1) expect((await told("/uwsgi/kept/x")).times).toBe(1);
  });
});

test("who asks more often a second than he may is told so", async () => {
  const all = await statuses(20, "/often/x");
  expect(new Set(all)).toEqual(new Set([200, 429]));
});

describe("what is kept", () => {
  test("evenPersonal keeps for all what one user was shown", async () => {
    const headers = { Cookie: "user=first" };
    const { body } = await ask(routed, "/open/x", { headers });
    expect(body).toContain("user=first");
    expect((await ask(routed, "/open/x")).body).toBe(body);
  });

  test("without staleSeconds an old answer is none", async () => {
    expect(await statusOf(routed, "/new/gone")).toBe(200);
    await ask(routed, "/down?gone");
    await until(async () => (await statusOf(routed, "/new/gone")) === 502);
    await ask(routed, "/up?gone");
  });
});

describe("a service that is not there yet, or no more where it was", () => {
  test("keeps nginx from nothing with balancing.resolve, and is found where it is", async () => {
    expect(await statusOf(routed, "/moved/x")).toBe(502);
    const first = startUpstream("moving", "8004");
    await until(async () => (await statusOf(routed, "/moved/x")) === 200);
    docker("rm", "--force", first);
    // Its address has another one now, which does not answer.
    startUpstream("other", "8005");
    startUpstream("moving", "8004");
    await until(async () => (await statusOf(routed, "/moved/x")) === 200);
  });

  test("is waited for where it is looked up once, and nginx serves then", async () => {
    const published = await freePort();
    const argv = ["create", "--init", ...IN_NETWORK, "--publish", `127.0.0.1:${published}:80`];
    const container = docker(...argv, NGINX, ...NGINX_COMMAND);
    const upstream = { endpoints: [{ host: "waited", port: 8006 }], keepsConnections: true };
    const directory = scratchDirectory();
    for (const { name, text } of renderNginxConf({ upstream }).files)
      put(directory, `current/${name}`, text);
    docker("cp", `${directory}/.`, `${container}:/conf`);
    rmSync(directory, { recursive: true });
    docker("start", container);
    const said = 'host not found in upstream "waited:8006"';
    await until(() => Promise.resolve(logOf(container).includes(said)));
    startUpstream("waited", "8006");
    await until(async () => (await statusOf(published, "/x")) === 200);
  });
});

test("what is kept takes no more room than it may", async () => {
  const place = `/tmp/cache-app-${ROUTED.routes!.findIndex(({ path }) => path === "/full/") + 1}`;
  // Of two blocks of a disk each: 128 of them are a MiB.
  const files = () => docker("exec", containers.routed, "find", place, "-type", "f");
  await until(() => Promise.resolve(files().split("\n").length <= 128));
});
