import { spawnSync } from "node:child_process";
import * as http2 from "node:http2";
import * as https from "node:https";
import * as tls from "node:tls";
import { setTimeout as after } from "node:timers/promises";
import { ask, type Answered } from "../../support/asked";
import { containersOf, docker, freePort, inspect } from "../../support/docker";
import { pem } from "../../support/pem";
import { makeProject, type Project, SHORT_LOAD, succeeded } from "../../support/project";

jest.setTimeout(180_000);

const STACK = "gunicorn-nginx";
const ADDRESS = "127.0.0.2";
const CLIENT = { host: ADDRESS, servername: "shop.example" };

let project: Project;
let port: number;
let redirectFrom: number;
/** What the first `up` printed. */
let printed: string;
beforeAll(async () => {
  project = makeProject({ refresh: false });
  [port, redirectFrom] = [await freePort(), await freePort()];
  const ports = { publish: String(port), redirectFrom: String(redirectFrom) };
  await project.stack(STACK, { ...SHORT_LOAD, ...ports, publishAddress: ADDRESS });
  set("tlsCertificate", pem("shop.crt"));
  set("tlsKey", pem("shop.key"), "--secret");
  await setNginx("hstsSeconds", "300");
  printed = succeeded(await project.up(STACK)).output;
});
afterAll(() => project.remove());

/** `npm run config -- set KEY < FILE`. */
function set(key: string, input: string, ...options: string[]): void {
  const env = { ...process.env, ...project.env };
  const command = ["scripts/main.js", "config", "set", ...options, key];
  const given = { cwd: project.directory, env, input, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, given);
  if (status !== 0) throw new Error(stdout + stderr);
}

async function setNginx(option: string, value: string): Promise<void> {
  const path = ["--path", `nginx.${option}`, value, "--stack", STACK];
  succeeded(await project.pulumi(["config", "set", ...path]));
}

/** Asks as a browser does that knows one certificate, and no other. */
function viaTls(path: string, ca = pem("shop.crt"), agent?: https.Agent): Promise<Answered> {
  const options = { ...CLIENT, port, path, ca, agent: agent ?? false };
  return new Promise((resolve, reject) => {
    const request = https.get({ ...options, headers: { Host: "shop.example" } }, (response) => {
      let body = "";
      response.on("data", (part: Buffer) => (body += part.toString()));
      const { statusCode: status, headers } = response;
      response.on("end", () => resolve({ status, headers, body }));
    });
    request.on("error", reject);
  });
}

/** By which version of TLS nginx answers one who has that one alone; undefined where it does not. */
function version(one: tls.SecureVersion): Promise<string | null | undefined> {
  const only = { minVersion: one, maxVersion: one, ciphers: "DEFAULT@SECLEVEL=0" };
  return new Promise((resolve) => {
    const socket = tls.connect({ ...CLIENT, ...only, port, ca: pem("shop.crt") }, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on("error", () => resolve(undefined));
  });
}

test("a page comes by https, and says so to browsers", async () => {
  const { status, headers } = await viaTls("/");
  expect(status).toBe(200);
  expect(headers["strict-transport-security"]).toBe("max-age=300");
});

test("only the address that was asked for is published", async () => {
  await expect(ask(port, "/")).rejects.toThrow("ECONNREFUSED");
});

test("TLS 1.2 and 1.3 are answered, and nothing older", async () => {
  expect(await Promise.all((["TLSv1.1", "TLSv1.2", "TLSv1.3"] as const).map(version))).toEqual([
    undefined,
    "TLSv1.2",
    "TLSv1.3",
  ]);
});

test("HTTP/2 is answered", async () => {
  const session = http2.connect(`https://shop.example:${port}`, { ...CLIENT, ca: pem("shop.crt") });
  const request = session.request({ ":path": "/api/healthz" });
  const status = await new Promise((resolve, reject) => {
    request.on("response", (headers) => resolve(headers[":status"]));
    request.on("error", reject);
  });
  session.destroy();
  expect([status, session.alpnProtocol]).toEqual([200, "h2"]);
});

test("by http nobody is answered but with where it is by https", async () => {
  const host = `shop.example:${redirectFrom}`;
  const asked = { address: ADDRESS, method: "POST", host };
  const { status, headers } = await ask(redirectFrom, "/api/items?a=%2F&b", asked);
  expect([status, headers.location]).toEqual([
    308,
    `https://shop.example:${port}/api/items?a=%2F&b`,
  ]);
  expect((await ask(port, "/", { address: ADDRESS })).status).toBe(400);
});

test("the stack's address is by https, and its load goes through TLS", async () => {
  const { url, requestCount, failureCount } = await project.outputs(STACK);
  expect(url).toBe(`https://${ADDRESS}:${port}/`);
  expect(requestCount).toBeGreaterThan(0);
  expect(failureCount).toBe(0);
});

test("the key is in one file that nginx alone reads, in no state, and in nothing that is printed", async () => {
  const [proxy = ""] = containersOf(project.name, STACK, "proxy");
  const file = "/conf/current/tls.key";
  expect(docker("exec", proxy, "stat", "--dereference", "--format", "%a %u", file)).toBe("400 101");
  const [, secret = "none"] = pem("shop.key").split("\n");
  const state = succeeded(await project.pulumi(["stack", "export", "--stack", STACK])).output;
  const preview = succeeded(await project.pulumi(["preview", "--diff", "--stack", STACK])).output;
  const known = [printed, state, preview, docker("logs", proxy), JSON.stringify(inspect(proxy))];
  expect(known.map((text) => text.includes(secret))).toEqual(known.map(() => false));
});

test("another certificate is taken by the same nginx, and no request is lost over it", async () => {
  const [before] = containersOf(project.name, STACK, "proxy");
  set("tlsCertificate", pem("renewed.crt"));
  set("tlsKey", pem("renewed.key"), "--secret");
  await setNginx("tlsProfile", "modern");
  succeeded(await project.pulumi(["config", "set", "load", "off", "--stack", STACK]));
  const agent = new https.Agent({ keepAlive: true, maxSockets: 4 });
  // Who comes anew while it changes may be shown either.
  const either = pem("shop.crt") + pem("renewed.crt");
  let isDone = false;
  const statuses: (number | undefined)[] = [];
  const asking = async () => {
    while (!isDone) {
      const kept = await viaTls("/api/items", either, agent);
      statuses.push(kept.status);
      await after(5);
    }
  };
  const clients = Array.from({ length: 4 }, asking);
  succeeded(await project.up(STACK));
  isDone = true;
  await Promise.all(clients);
  agent.destroy();
  expect(statuses.length).toBeGreaterThan(100);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect((await viaTls("/", pem("renewed.crt"))).status).toBe(200);
  await expect(viaTls("/", pem("shop.crt"))).rejects.toThrow(/self-signed/);
  expect(containersOf(project.name, STACK, "proxy")).toEqual([before]);
  expect(await version("TLSv1.2")).toBeUndefined();
});
