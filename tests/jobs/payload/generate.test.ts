import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Answers } from "../../../configs/compare/measured";
import type { Answer } from "../../../configs/compare/same-answer";

const PROGRAM = readFileSync("jobs/payload/compare/generate.cjs", "utf8");

/** What the server was asked, and over how many connections. */
interface Served {
  port: number;
  asked: { method: string; url: string; body: string; header: string | undefined }[];
  connections: number;
}

/** A server that answers as its path says. */
async function serving<T>(act: (served: Served) => Promise<T>): Promise<T> {
  const served: Served = { port: 0, asked: [], connections: 0 };
  const server = http.createServer((request, response) => {
    void text(request).then((body) => {
      const { method = "", url = "", headers } = request;
      served.asked.push({ method, url, body, header: headers["x-one"] as string | undefined });
      if (url === "/close") response.setHeader("Connection", "close");
      if (url === "/chunks") {
        response.write("a".repeat(70_000));
        return response.end("b");
      }
      if (url === "/hang") return undefined;
      if (url === "/cut") return response.socket?.destroy();
      response.statusCode = url === "/broken" ? 500 : 200;
      return response.end(`${method} ${url}`);
    });
  });
  server.on("connection", () => (served.connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  served.port = (server.address() as AddressInfo).port;
  try {
    return await act(served);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function generate<Told>(port: number, asked: object): Promise<Told> {
  const settings = JSON.stringify({ host: "127.0.0.1", port, ...asked });
  const child = spawn("node", ["-", settings], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(PROGRAM);
  return JSON.parse(await text(child.stdout)) as Told;
}

const request = (path: string, more: object = {}) => ({
  ...{ method: "GET", path, headers: {}, weight: 1 },
  ...more,
});

test("it asks over its connections again and again, and counts what the server has answered", () =>
  serving(async (served) => {
    const asked = { requests: [request("/")], connections: 4, seconds: 0.4 };
    const told = await generate<Answers>(served.port, asked);
    expect(told).toMatchObject({ failures: {}, opened: 4 });
    expect(served.connections).toBe(4);
    // Those that were on their way when time was up are no requests.
    expect(served.asked.length - told.requests).toBeGreaterThanOrEqual(0);
    expect(served.asked.length - told.requests).toBeLessThanOrEqual(4);
    expect(told.seconds).toBeCloseTo(0.4, 1);
    expect(told.withinMs["50"]!).toBeLessThanOrEqual(told.withinMs["99"]!);
    expect(told.generatorCpu).toBeGreaterThan(0);
  }));

test("where the server closes each connection it opens one for each request", () =>
  serving(async (served) => {
    const asked = { requests: [request("/close")], connections: 2, seconds: 0.3 };
    const told = await generate<Answers>(served.port, asked);
    expect(told.failures).toEqual({});
    expect(told.opened).toBeGreaterThanOrEqual(told.requests);
    expect(told.opened).toBeLessThanOrEqual(told.requests + 2);
  }));

test("at a rate it asks so often, whatever was answered before", () =>
  serving(async (served) => {
    const asked = { requests: [request("/")], ratePerSecond: 100, seconds: 0.5 };
    const told = await generate<Answers>(served.port, asked);
    expect(told.requests).toBe(served.asked.length);
    expect(told.requests).toBeGreaterThanOrEqual(49);
    expect(told.requests).toBeLessThanOrEqual(51);
  }));

const RAMP = { users: 6, spawnPerSecond: 2, waitSeconds: [0.1, 0.2] };

test("users come so many a second, each with a connection of its own, and ask again once they have waited", () =>
  serving(async (served) => {
    const asked = { ...RAMP, requests: [request("/")], seconds: 1.5 };
    const told = await generate<Answers>(served.port, asked);
    // Two from the start on, two more from the first second on, and the last two never.
    expect(told).toMatchObject({ failures: {}, opened: 4 });
    expect(served.connections).toBe(4);
    // Two of 1.5 s and two of 0.5 s, each of whom waits 0.1 to 0.2 s.
    expect(told.requests).toBeGreaterThanOrEqual(8);
    expect(told.requests).toBeLessThanOrEqual(2 * 16 + 2 * 6);
    expect(told.seconds).toBeCloseTo(1.5, 1);
  }));

test("a user whose server closes each connection opens another one, and one that fails is a failure", () =>
  serving(async (served) => {
    const users = { users: 1, spawnPerSecond: 1, waitSeconds: [0.02, 0.03], seconds: 0.3 };
    const closing = await generate<Answers>(served.port, {
      ...{ ...users, requests: [request("/close")] },
    });
    expect(closing.opened).toBeGreaterThanOrEqual(closing.requests);
    const cut = await generate<Answers>(served.port, { ...users, requests: [request("/cut")] });
    expect(cut.requests).toBe(0);
    expect(cut.failures.closed).toBeGreaterThanOrEqual(1);
  }));

test("whose answer is not there when time is up does not count, as with Locust", () =>
  serving(async (served) => {
    const asked = { ...RAMP, requests: [request("/hang")], seconds: 0.3 };
    const told = await generate<Answers>(served.port, asked);
    expect(told).toMatchObject({ requests: 0, failures: {}, avgMs: null, opened: 2 });
  }));

test("each is asked as often as its weight says, with its method, headers and body", () =>
  serving(async (served) => {
    const post = { method: "POST", headers: { "X-One": "1" }, body: "é", weight: 3 };
    const requests = [request("/"), request("/made", post)];
    await generate<Answers>(served.port, { requests, ratePerSecond: 100, seconds: 0.2 });
    // Which of several connections the server reads first is not the order in which they were asked.
    const made = served.asked.filter(({ url }) => url === "/made");
    expect(served.asked.length - made.length).toBe(Math.ceil(served.asked.length / 4));
    expect(made[0]).toEqual({ method: "POST", url: "/made", body: "é", header: "1" });
  }));

test("an answer in chunks is taken to its end, and the connection kept", () =>
  serving(async (served) => {
    const asked = { requests: [request("/chunks")], connections: 1, seconds: 1 };
    const told = await generate<Answers>(served.port, asked);
    expect(told).toMatchObject({ failures: {}, opened: 1 });
    expect(told.requests).toBeGreaterThan(1);
  }));

test.each([
  ["/broken", "status 500"],
  ["/cut", "closed"],
])("what %s comes to is a failure, by what it is: %s", (path, kind) =>
  serving(async (served) => {
    const asked = { requests: [request(path)], connections: 1, seconds: 0.2 };
    const told = await generate<Answers>(served.port, asked);
    expect(told.requests).toBe(0);
    expect(Object.keys(told.failures)).toEqual([kind]);
  }),
);

test("who is not there refuses, and time goes on to its end", async () => {
  const asked = { requests: [request("/")], connections: 2, seconds: 0.2 };
  const told = await generate<Answers>(1, asked);
  expect(Object.keys(told.failures)).toEqual(["ECONNREFUSED"]);
  // Ten milliseconds are waited after each.
  expect(told.failures.ECONNREFUSED).toBeLessThanOrEqual(2 * 21);
});

test("what is not answered when time is up is no request and no failure", () =>
  serving(async (served) => {
    const asked = { requests: [request("/hang")], connections: 2, seconds: 0.2 };
    const told = await generate<Answers>(served.port, asked);
    expect(told).toMatchObject({ requests: 0, failures: {}, avgMs: null, withinMs: {} });
  }));

test("asked once it tells each answer with its status, its length and a hash of its body", () =>
  serving(async (served) => {
    const requests = [request("/"), request("/broken"), request("/cut")];
    const told = await generate<Answer[]>(served.port, { requests, once: true });
    expect(told.map(({ path, status, bytes }) => [path, status, bytes])).toEqual([
      ["/", 200, 5],
      ["/broken", 500, 11],
      ["/cut", 0, 6],
    ]);
    expect(new Set(told.map(({ body }) => body)).size).toBe(3);
  }));
