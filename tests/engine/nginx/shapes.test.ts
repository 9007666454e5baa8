import * as http from "node:http";
import * as net from "node:net";
import { once } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import { defaultImages } from "../../../configs/default-images";
import { connectionsTaken } from "../../../scripts/bench/stage";
import { ask, send } from "../../support/asked";
import { startBareNginx } from "../../support/bare-nginx";
import { docker, freePort, sweep } from "../../support/docker";
import { RAW_SERVERS, startRawServers } from "../../support/raw-servers";
import { REFUSED, TAKEN } from "../../support/raw-shapes";

jest.setTimeout(120_000);

type Server = (typeof RAW_SERVERS)[number];
interface Seen {
  request: string;
  host: string;
  body: string;
}

const { nginx: NGINX } = defaultImages(process.env);
const PROJECT = `flask-serving-test-shapes-${process.pid}`;

let port: number;
/** Where each of the servers answers. */
let servers: number;
beforeAll(async () => {
  docker("network", "create", "--label", `flask-serving.project=${PROJECT}`, PROJECT);
  servers = await startRawServers(PROJECT);
  port = await freePort();
  const routes = RAW_SERVERS.map((host) => ({
    ...{ path: "/", host },
    upstream: { endpoints: [{ host, port: servers }], keepsConnections: true },
  }));
  startBareNginx({ project: PROJECT, image: NGINX, options: { routes }, published: port });
  for (const host of RAW_SERVERS) await until(async () => (await statusOf(host, "/")) === 200);
});
afterAll(() => sweep(PROJECT));

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await after(50);
}

const statusOf = async (host: Server, path: string, agent?: http.Agent) =>
  (await ask(port, path, { host, ...(agent && { agent }) })).status;

/** What the app of a server was asked since somebody looked. */
const seenBy = async (host: Server) =>
  JSON.parse((await ask(port, "/seen", { host })).body) as Seen[];

const ALL = [
  ...REFUSED.map(([, what, text]) => [what, text] as const),
  ...TAKEN.map(([, , what, text]) => [what, text] as const),
];

describe.each(RAW_SERVERS)("before %s", (server) => {
  /** What nginx answered to each shape, and what of it reached the app. */
  const came = new Map<string, { statuses: number[]; seen: Seen[] }>();
  beforeAll(async () => {
    await seenBy(server);
    const answers = await Promise.all(
      ALL.map(([, text], n) =>
        send(port, text.replaceAll("HOST", server).replaceAll("PATH", `/${n}.`)),
      ),
    );
    const seen = await seenBy(server);
    ALL.forEach(([what], n) =>
      came.set(what, {
        statuses: [...answers[n]!.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code)),
        seen: seen.filter(({ request }) => request.includes(` /${n}.`)),
      }),
    );
  });

  test.each(REFUSED)("nginx answers with %s, and the app is not asked: %s", (status, what) => {
    const { statuses, seen } = came.get(what)!;
    expect(statuses).toEqual(status === "nothing" ? [] : [status]);
    expect(seen).toEqual([]);
  });

  test.each(TAKEN)("nginx and the app see %i request, its body %j: %s", (count, body, what) => {
    const { statuses, seen } = came.get(what)!;
    expect(statuses).toEqual(Array(count).fill(200));
    expect(seen.map(({ request }) => /second$/.test(request))).toEqual(
      [false, true].slice(0, count),
    );
    expect(seen[0]).toMatchObject({ body, host: server });
  });

  test("what is refused closes its connection alone: others are answered", async () => {
    expect(await statusOf(server, "/")).toBe(200);
  });

  test("sixteen clients that keep their connections cost it hardly any", async () => {
    const taken = () => connectionsTaken({ container: `${PROJECT}-${server}` });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
    const before = await taken();
    const asked = Array.from({ length: 1000 }, () => statusOf(server, "/", agent));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
    agent.destroy();
    expect(((await taken()) - before) / 1000).toBeLessThan(0.05);
  });

  test("64 clients that send a body bit by bit take none of its four threads", async () => {
    await seenBy(server);
    const body = "b".repeat(100);
    const slow = await Promise.all(Array.from({ length: 64 }, () => opened()));
    const head = `POST /slow HTTP/1.1\r\nHost: ${server}\r\nConnection: close\r\nContent-Length: 100\r\n\r\n`;
    for (const one of slow) one.write(head + body.slice(0, 10));
    // Others are answered while none of these is, however long that takes.
    for (let sent = 10; sent < 100; sent += 10) {
      const others = Array.from({ length: 20 }, () => statusOf(server, "/other"));
      expect(new Set(await Promise.all(others))).toEqual(new Set([200]));
      if (sent < 90) for (const one of slow) one.write(body.slice(0, 10));
    }
    const others = (await seenBy(server)).map(({ request }) => request);
    expect(others).toEqual(Array(180).fill("GET /other"));
    const ended = slow.map((one) => once(one.resume(), "end"));
    for (const one of slow) one.write(body.slice(0, 10));
    await Promise.all(ended);
    expect(await seenBy(server)).toEqual(
      Array(64).fill({ request: "POST /slow", host: server, body }),
    );
  });
});

describe("what is no static file", () => {
  const [STABLE, NEXT] = RAW_SERVERS;
  let files: number;
  beforeAll(async () => {
    files = await freePort();
    const of = (host: Server) => ({
      endpoints: [{ host, port: servers }],
      keepsConnections: true,
    });
    const options = {
      ...{ upstream: of(STABLE), staticFiles: { path: "/static/", fingerprint: "files" } },
      canary: { upstream: of(NEXT), percent: 99.99, by: "header" as const, name: "X-Next" },
    };
    startBareNginx({ project: PROJECT, image: NGINX, options, published: files });
    await until(async () => (await ask(files, "/")).status === 200);
  });

  test.each([
    ["/static/none%3Fx", "/static/none?x"],
    ["/static/none%3Fx?y=z", "/static/none?x"],
    ["/static/.h%3F%23%5C%2F;%25%C3%A4", "/static/.h?#\\/;%\u00c3\u00a4"],
    ["/static/x/..%2Fnone%3F", "/static/x/../none?"],
    ["/x/../static/none%3F", "/x/../static/none?"],
  ])("is for either app the path that came: %s is %s", async (path, read) => {
    for (const [server, headers] of [
      [STABLE, {}],
      [NEXT, { "X-Next": "a" }],
    ] as const) {
      await seenBy(server);
      expect((await ask(files, path, { headers })).status).toBe(200);
      expect(await seenBy(server)).toMatchObject([{ request: `GET ${read}` }]);
    }
  });
});

async function opened(): Promise<net.Socket> {
  const socket = net.connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket;
}
