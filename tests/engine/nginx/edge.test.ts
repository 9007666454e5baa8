import { readFileSync } from "node:fs";
import * as https from "node:https";
import { setTimeout as after } from "node:timers/promises";
import { defaultImages } from "../../../configs/default-images";
import { LOCUST_PYTHON } from "../../../configs/load/locust-argv";
import type { ProxiedOptions } from "../../../configs/nginx/options";
import { ask, type Answered } from "../../support/asked";
import { startBareNginx } from "../../support/bare-nginx";
import { docker, freePort, inspect, sweep } from "../../support/docker";

jest.setTimeout(60_000);

const { nginx: NGINX, locust: FLASK } = defaultImages(process.env);
const PROJECT = `flask-serving-test-edge-${process.pid}`;
const LABEL = ["--label", `flask-serving.project=${PROJECT}`];
const FIXTURES = "tests/fixtures";
const APP = { endpoints: [{ host: "app", port: 5901 }], keepsConnections: true };

/** What each way leads by: through somebody's TLS proxy, past that one, and to the edge. */
const ports = {} as Record<"tls" | "past" | "edge", number>;
/** By what a client on this machine comes. */
let gateway: string;

beforeAll(async () => {
  docker("network", "create", ...LABEL, PROJECT);
  gateway = (inspect(PROJECT).IPAM as { Config: { Gateway: string }[] }).Config[0]!.Gateway;
  for (const way of ["tls", "past", "edge"] as const) ports[way] = await freePort();
  startApp();
  const proxy = startTlsProxy(ports.tls);
  const trustedProxies = [addressOf(proxy)];
  const publicUrl = "https://shop.example";
  startNginx("past", { alias: "behind", publicUrl, trustedProxies });
  startNginx("edge", { serverName: "shop.example", publish: 8080 });
  await until(async () => (await viaTls("/")).status === 200);
  await until(async () => (await past("/")).status === 200);
  await until(async () => (await edge("/")).status === 200);
});
afterAll(() => sweep(PROJECT));

/** Locust's image has Flask. */
function startApp(): void {
  const app = docker(
    ...["create", "--init", ...LABEL, "--network", PROJECT, "--network-alias", "app"],
    ...["--entrypoint", LOCUST_PYTHON, FLASK, "/tmp/app.py"],
  );
  docker("cp", `${FIXTURES}/proxied_app.py`, `${app}:/tmp/app.py`);
  docker("start", app);
}

function startTlsProxy(port: number): string {
  const proxy = docker(
    ...["create", "--init", ...LABEL, "--network", PROJECT, "--publish", `127.0.0.1:${port}:443`],
    ...[NGINX, "nginx", "-c", "/etc/nginx/tls.conf", "-g", "daemon off;"],
  );
  docker("cp", `${FIXTURES}/tls_proxy.nginx.conf`, `${proxy}:/etc/nginx/tls.conf`);
  for (const file of ["shop.crt", "shop.key"])
    docker("cp", `${FIXTURES}/tls/${file}`, `${proxy}:/etc/nginx/${file}`);
  docker("start", proxy);
  return proxy;
}

const addressOf = (container: string) =>
  (inspect(container).NetworkSettings as { Networks: Record<string, { IPAddress: string }> })
    .Networks[PROJECT]!.IPAddress;

function startNginx(way: "past" | "edge", options: ProxiedOptions): void {
  const all = { upstream: APP, ...options };
  startBareNginx({ project: PROJECT, image: NGINX, options: all, published: ports[way] });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await after(100);
}

type Headers = Record<string, string>;

/** Asks as a browser does that knows the certificate. */
function viaTls(path: string, headers: Headers = {}): Promise<Answered> {
  const ca = readFileSync(`${FIXTURES}/tls/shop.crt`);
  const options = { port: ports.tls, host: "127.0.0.1", servername: "shop.example", path, ca };
  return new Promise((resolve, reject) => {
    const all = { Host: "shop.example", ...headers };
    const request = https.get({ ...options, headers: all, agent: false }, (response) => {
      let body = "";
      response.on("data", (part: Buffer) => (body += part.toString()));
      const { statusCode: status, headers } = response;
      response.on("end", () => resolve({ status, headers, body }));
    });
    request.on("error", reject);
  });
}

const past = (path: string, headers: Headers = {}) => ask(ports.past, path, { headers });
const edge = (path: string, headers: Headers = {}) =>
  ask(ports.edge, path, { headers: { Host: "shop.example", ...headers } });

/** What a client may say of itself so that an app believes it. */
const LIES: Headers = {
  "X-Forwarded-For": "6.6.6.6",
  "X-Forwarded-Host": "evil.example",
  "X-Forwarded-Port": "666",
  "X-Forwarded-Prefix": "/evil",
  "X-Real-IP": "6.6.6.6",
  Forwarded: "for=6.6.6.6;host=evil.example;proto=http",
};

const WAYS: [string, typeof past, string, string][] = [
  ["through a proxy with TLS", viaTls, "https://shop.example/", "http"],
  ["past the proxy", past, "https://shop.example/", "http"],
  ["at the edge", edge, "http://shop.example:8080/", "https"],
];

describe.each(WAYS)("%s", (_, asked, link, lie) => {
  const lies = { ...LIES, "X-Forwarded-Proto": lie };

  test.each([
    ["nothing", {}],
    ["lies", lies],
  ])("the app knows its address and its client, where that says %s", async (_, headers) => {
    const { body, headers: got } = await asked("/", headers);
    expect(JSON.parse(body)).toEqual({ client: gateway, link, root: "" });
    const isSecure = (got["set-cookie"] ?? [])[0]!.includes("Secure");
    expect(isSecure).toBe(link.startsWith("https:"));
  });

  test("a redirect leads to the published address", async () => {
    expect((await asked("/go", lies)).headers.location).toBe(link);
  });
});

test.each([
  ["through a proxy with TLS", viaTls],
  ["past the proxy", past],
])("another host changes nothing %s", async (_, asked) => {
  const { body } = await asked("/", { Host: "evil.example:99" });
  expect(JSON.parse(body)).toMatchObject({ link: "https://shop.example/" });
});
