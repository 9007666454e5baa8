import { FEATURES } from "../../../../configs/nginx/features";
import { accessLog } from "../../../../configs/nginx/features/access-log";
import { bodySize } from "../../../../configs/nginx/features/body-size";
import { connections, workerConnections } from "../../../../configs/nginx/features/connections";
import { keepAlive } from "../../../../configs/nginx/features/keep-alive";
import { listen } from "../../../../configs/nginx/features/listen";
import { process } from "../../../../configs/nginx/features/process";
import { reload } from "../../../../configs/nginx/features/reload";
import { serverTokens } from "../../../../configs/nginx/features/server-tokens";
import { timeouts } from "../../../../configs/nginx/features/timeouts";
import { Tuning } from "../../../../configs/tuning";
import { pem } from "../../../support/pem";
import { added, UPSTREAM } from "./adding";

test("all that nginx writes lies in memory", () => {
  const paths = [...added(process, "main"), ...added(process, "http")]
    .map((line) => /(\/.*);/.exec(line)?.[1])
    .filter((path) => path !== undefined && !path.startsWith("/dev/"));
  expect(paths).toHaveLength(6);
  expect(paths.filter((path) => !path?.startsWith("/tmp/"))).toEqual([]);
});

test("there are connections for twice the users, and files for twice the connections", () => {
  expect(workerConnections({ users: 5000 })).toBe(10_512);
  expect(added(connections, "events", { users: 5000 })).toEqual(["worker_connections 10512;"]);
  expect(added(connections, "main", { users: 5000 })).toEqual(["worker_rlimit_nofile 21024;"]);
});

test("requests are logged, unless nobody wants that", () => {
  expect(added(accessLog, "http")).toEqual(["access_log /dev/stdout combined buffer=4k flush=1s;"]);
  expect(added(accessLog, "http", { accessLog: false })).toEqual(["access_log off;"]);
  expect(accessLog.explain({ accessLog: false })).toMatch(/^Logs no request/);
});

test("an answer does not say which nginx it comes from", () => {
  expect(added(serverTokens, "http")).toEqual(["server_tokens off;"]);
});

test("nginx listens where it is told, by the name that it is given", () => {
  const options = { port: 8000, serverName: "shop.example" };
  expect(added(listen, "site", options)).toEqual(["listen 8000;", "server_name shop.example;"]);
  expect(listen.explain({ ...options, upstream: UPSTREAM, publish: 8080 })).toBe(
    "Listens on port 8000 as shop.example, localhost, 127.0.0.1, and closes the connection where another host is asked for; 127.0.0.1:8080 on the host leads there.",
  );
});

test.each(["unix", "*.example", "~^a", "a b", "-a", ".a", "", 1, null])(
  "%j is no name of a server",
  (serverName) => {
    expect(listen.problems({ serverName: serverName as string })).toMatchObject([
      { path: "serverName", expected: "a host name, or _ for any" },
    ]);
  },
);

test("a body may be as large as it is told", () => {
  expect(added(bodySize, "server", { maxBodyMb: 20 })).toEqual(["client_max_body_size 20m;"]);
  expect(bodySize.explain({ maxBodyMb: 20 })).toMatch("above 20 MiB");
});

test("a reload leaves clients' idle connections open for a while", () => {
  expect(added(reload, "server")).toEqual(["keepalive_min_timeout 5s;"]);
});

test("an upstream may be silent for as long as it is told", () => {
  expect(added(timeouts, "location", { readTimeoutSeconds: 90 })).toEqual([
    "proxy_connect_timeout 5s;",
    "proxy_send_timeout 90s;",
    "proxy_read_timeout 90s;",
  ]);
});

test("a client may be silent within a body for as long as it is told, and for a minute otherwise", () => {
  expect(added(timeouts, "server", { clientBodyTimeout: "1m30s" })).toEqual([
    "client_body_timeout 90s;",
  ]);
  expect(added(timeouts, "server")).toEqual(["client_body_timeout 60s;"]);
  expect(timeouts.explain({ clientBodyTimeout: "5s" })).toMatch(
    /Waits 5s for the next part of a request's body\.$/,
  );
  expect(timeouts.problems({ clientBodyTimeout: "soon" })).toEqual([
    {
      path: "clientBodyTimeout",
      expected: "a duration from 1s to 3600s, such as 10s or 1m30s",
      got: "soon",
    },
  ]);
});

describe("an upstream's connections", () => {
  const closing = { upstream: { ...UPSTREAM, keepsConnections: false } };

  it.each([
    { users: 1, idle: 16 },
    { users: 100, idle: 100 },
    { users: 5000, idle: 256 },
  ])("are used again, $idle of them idle for $users users", ({ users, idle }) => {
    expect(added(keepAlive, "upstream", { users })[0]).toBe(`keepalive ${idle};`);
    expect(added(keepAlive, "location", { webSockets: false })).toContain(
      'proxy_set_header Connection "";',
    );
  });

  it("are closed where it closes them", () => {
    expect(added(keepAlive, "upstream", closing)).toEqual([]);
    expect(added(keepAlive, "location", { ...closing, webSockets: false })).toContain(
      "proxy_set_header Connection close;",
    );
    expect(keepAlive.explain(closing)).toBeUndefined();
  });
});

test("each feature says in a sentence what it does, or nothing where it does nothing", () => {
  const frontend = { appPaths: ["/api/"], fingerprint: "a" };
  const staticFiles = { path: "/static/", fingerprint: "b" };
  const options = {
    ...{ upstream: UPSTREAM, frontend, staticFiles, gzip: true, brotli: true },
    rateLimit: { connections: 1 },
    ...{ securityHeaders: true, maintenance: true, cache: { seconds: 1 } },
    ...{ publicUrl: "https://shop.example", tlsCertificate: pem("shop.crt"), redirectFrom: 8080 },
    ...{ canary: { upstream: UPSTREAM, percent: 5 }, acme: ACCOUNT },
    unsafe: [{ text: "etag off;", reason: "It is asked for." }],
  };
  const routes = [{ path: "/cut/", upstream: TWO, subPath: "strip" as const }];
  const serverName = "a".repeat(40);
  for (const feature of FEATURES) {
    const sentence = feature.explain(options) ?? feature.explain({ routes, serverName });
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

const TWO = { ...UPSTREAM, endpoints: ["a", "b"].map((host) => ({ host, port: 1 })) };
const ACCOUNT = { contact: "a@shop.example", acceptTermsOfService: true };

test("the study had what every nginx has, and its own server block", () => {
  const had = FEATURES.filter(({ tunings }) => tunings.includes(Tuning.Baseline));
  const names = ["pid", "worker_rlimit_nofile", "access_log", "listen"];
  const texts = had.map((one) =>
    (["main", "http", "server"] as const).flatMap((place) => added(one, place)).join("\n"),
  );
  expect(texts.map((text) => names.find((name) => text.includes(name)))).toEqual(names);
});
