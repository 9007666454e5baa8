import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { load, waited } from "../../../scripts/bench/load";
import { slowClients } from "../../../scripts/bench/slow-clients";
import { pem } from "../../support/pem";

let server: http.Server | https.Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers so. @returns its port, and how many connections it has taken */
async function serve(answer: http.RequestListener) {
  const seen = { connections: 0 };
  server = http.createServer(answer).on("connection", () => (seen.connections += 1));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, seen };
}

const asked = { path: "/x", connections: 3, seconds: 0.5 };

test("each connection asks again and again, and is kept", async () => {
  const { port, seen } = await serve((_, response) => response.end("ok"));
  const { requests, failed, p95Ms } = await load({ port, ...asked });
  expect(requests).toBeGreaterThan(3);
  expect(failed).toBe(0);
  expect(p95Ms).toBeGreaterThan(0);
  expect(seen.connections).toBe(3);
});

test("an answer is taken to its last byte, in as many pieces as it comes", async () => {
  const body = Buffer.alloc(300_000, "a");
  const { port } = await serve((_, response) => {
    response.writeHead(200, { "Content-Length": body.length });
    response.write(body.subarray(0, 10));
    setTimeout(() => response.end(body.subarray(10)), 20);
  });
  const { requests, failed, p95Ms } = await load({ port, ...asked });
  expect(requests).toBeGreaterThan(0);
  expect(failed).toBe(0);
  expect(p95Ms).toBeGreaterThan(15);
});

test("a server that closes after an answer has given it, and is asked anew", async () => {
  const { port, seen } = await serve((_, response) => {
    response.setHeader("Connection", "close").end("ok");
  });
  const { requests, failed } = await load({ port, ...asked });
  expect(requests).toBeGreaterThan(3);
  expect(failed).toBe(0);
  expect(seen.connections).toBeGreaterThanOrEqual(requests);
});

test("another answer than 200, and none at all, are failures", async () => {
  const { port } = await serve((_, response) => response.writeHead(404).end("no"));
  const refused = await load({ port, ...asked });
  expect(refused.requests).toBe(0);
  expect(refused.failed).toBeGreaterThan(3);
  server?.closeAllConnections();
  server?.close();
  const gone = await load({ port, ...asked, connections: 1, pauseMs: 20 });
  expect(gone.requests).toBe(0);
  expect(gone.failed).toBeGreaterThan(0);
});

test("what is not answered has taken all the time that there was", async () => {
  const { port } = await serve(() => undefined);
  const { requests, failed, p95Ms } = await load({ port, ...asked });
  expect({ requests, failed }).toEqual({ requests: 0, failed: 0 });
  expect(p95Ms).toBeGreaterThan(190);
});

test("who waits between requests asks less often", async () => {
  const { port } = await serve((_, response) => response.end("ok"));
  const { requests } = await load({ port, ...asked, pauseMs: 250 });
  expect(requests).toBeLessThanOrEqual(3 * 3);
});

test("slow clients send a byte each in a tenth of a second, and stop when they are told", async () => {
  const got: number[] = [];
  const { port, seen } = await serve(() => undefined);
  server?.on("connection", (socket) => {
    const index = got.push(0) - 1;
    socket.on("data", (part: Buffer) => (got[index]! += part.length));
  });
  const started = performance.now();
  const end = slowClients(port, 4);
  await new Promise((resolve) => setTimeout(resolve, 450));
  end();
  const mostBytes = (performance.now() - started) / 100 + 1;
  await new Promise((resolve) => setTimeout(resolve, 150));
  const sent = [...got];
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(seen.connections).toBe(4);
  expect(Math.max(...sent)).toBeLessThanOrEqual(mostBytes);
  expect(Math.min(...sent)).toBeGreaterThan(0);
  expect(got).toEqual(sent);
});

test.each([
  [35, 10, [35, 25, 15, 5]],
  [10, 10, [10]],
  [2, 10, [2]],
  [35, 0, [35]],
])("one who waits %d ms, with pauses of %d, stands for all that would have waited", (...given) => {
  const [took, pause, all] = given;
  expect(waited(took, pause)).toEqual(all);
});

test("one client of four that is stuck is seen in the p95, however often the others are answered", async () => {
  let count = 0;
  const { port } = await serve((_, response) => {
    if ((count += 1) > 1) response.end("ok");
  });
  const { p95Ms } = await load({ port, path: "/", connections: 4, seconds: 1, pauseMs: 10 });
  expect(p95Ms).toBeGreaterThan(500);
});

/** The same by https. @returns what each handshake was: whether it went on from one of before */
async function serveByTls(answer: http.RequestListener) {
  const reused: boolean[] = [];
  server = https
    .createServer({ cert: pem("shop.crt"), key: pem("shop.key") }, answer)
    .on("secureConnection", (socket: TLSSocket) => void reused.push(socket.isSessionReused()));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, reused };
}

test("by https a connection is kept too: one handshake for each, whoever issued the certificate", async () => {
  const { port, reused } = await serveByTls((_, response) => response.end("ok"));
  const { requests, failed } = await load({ port, ...asked, secure: true });
  expect(requests).toBeGreaterThan(3);
  expect(failed).toBe(0);
  expect(reused).toHaveLength(3);
});

test("who comes anew for each request makes a whole handshake for each, and ends it as a client does", async () => {
  const closing: (string | undefined)[] = [];
  const { port, reused } = await serveByTls((request, response) => {
    closing.push(request.headers.connection);
    response.end("ok");
  });
  const { requests, failed } = await load({ port, ...asked, secure: true, isAnew: true });
  expect(requests).toBeGreaterThan(3);
  expect(failed).toBe(0);
  expect(closing.every((one) => one === "close")).toBe(true);
  expect(reused.length).toBeGreaterThanOrEqual(requests);
  expect(reused).not.toContain(true);
});

test("by http who comes anew takes a connection for each request", async () => {
  const { port, seen } = await serve((_, response) => response.end("ok"));
  const { requests, failed } = await load({ port, ...asked, isAnew: true });
  expect(requests).toBeGreaterThan(3);
  expect(failed).toBe(0);
  expect(seen.connections).toBeGreaterThanOrEqual(requests);
});

test("a server that speaks no TLS gives none of the answers that are asked for by https", async () => {
  const { port } = await serve((_, response) => response.end("ok"));
  const { requests, failed } = await load({ port, ...asked, connections: 1, secure: true });
  expect(requests).toBe(0);
  expect(failed).toBeGreaterThan(0);
});
