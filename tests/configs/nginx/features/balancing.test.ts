import { renderNginxConf } from "../../../../configs/nginx/conf";
import { balancing } from "../../../../configs/nginx/features/balancing";
import type { BalancingSettings } from "../../../../configs/nginx/balancing-settings";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { added } from "./adding";

const endpoints = ["one", "two", "three"].map((host) => ({ host, port: 5901 }));
const upstream = { endpoints, keepsConnections: true };
const group = (settings: BalancingSettings) =>
  added(balancing, "upstream", { upstream, balancing: settings });

test.each<[BalancingSettings, string | undefined]>([
  [{}, "least_conn;"],
  [{ method: "roundRobin" }, undefined],
  [{ method: "ipHash" }, "ip_hash;"],
  [{ method: "random" }, "random two least_conn;"],
  [{ method: "leastTime" }, "least_time header;"],
  [{ method: "sticky" }, "sticky cookie route path=/ httponly samesite=lax;"],
  [{ method: "hash", hash: { by: "uri" } }, 'hash "${request_uri}" consistent;'],
  [{ method: "hash", hash: { by: "address" } }, 'hash "${binary_remote_addr}" consistent;'],
  [
    { method: "hash", hash: { by: "header", name: "X-User", consistent: false } },
    'hash "${http_x_user}";',
  ],
  [{ method: "hash", hash: { by: "cookie", name: "s" } }, 'hash "${cookie_s}" consistent;'],
  [{ method: "hash", hash: { by: "query", name: "k" } }, 'hash "${arg_k}" consistent;'],
])("%j is %s, before any server", (settings, line) => {
  const [, second] = group(settings);
  expect(second).toBe(line ?? "server one:5901 max_fails=0;");
});

test("each server has what is said of it, and no failure takes one out unless that is said", () => {
  const servers = [
    { weight: 3, maxConns: 10 },
    { maxFails: 2, failTimeoutSeconds: 5, backup: true },
    { down: true },
  ];
  expect(group({ servers, resolve: true }).slice(2)).toEqual([
    "server one:5901 weight=3 max_fails=0 max_conns=10 resolve;",
    "server two:5901 max_fails=2 fail_timeout=5s backup resolve;",
    "server three:5901 max_fails=0 down resolve;",
  ]);
  expect(added(balancing, "http", { balancing: { resolve: true } })).toEqual([
    "resolver 127.0.0.11 valid=5s ipv6=off;",
  ]);
});

test("a route's own settings take the place of those for all", () => {
  const { text, explain } = renderNginxConf({
    balancing: { method: "random" },
    routes: [
      { path: "/", upstream },
      { path: "/a/", upstream, balancing: { method: "ipHash" } },
    ],
  });
  expect(text).toMatch(/upstream app \{[^}]*random two/);
  expect(text).toMatch(/upstream app-2 \{[^}]*ip_hash;/);
  expect(explain.find(({ directive }) => directive === "ip_hash")?.option).toBe(
    "routes[1].balancing.method",
  );
});

test("whoever shares by addresses is told that Docker shows one", () => {
  const { findings } = renderNginxConf({ upstream, balancing: { method: "ipHash" } });
  expect(findings).toEqual([expect.stringMatching(/^balancing.method ipHash: .* one address/)]);
});

test("all that is wrong is told by its path, at once", () => {
  const options = {
    nginxVersion: "1.26",
    balancing: { method: "sticky", hash: { by: "uri" }, resolve: true },
    routes: [
      {
        path: "/",
        upstream,
        balancing: {
          servers: [{ weight: 0, maxFails: "1", wieght: 1 }, null],
          metod: "ipHash",
        },
      },
      { path: "/a", upstream, balancing: { method: "hash", hash: { by: "header" } } },
      { path: "/b", upstream, balancing: { method: "ipHash", servers: [{ backup: true }] } },
      { path: "/c", upstream, balancing: { servers: [{}, {}, {}, {}] } },
      { path: "/d", upstream, balancing: { servers: Array(3).fill({ down: true }) } },
      { path: "/e", upstream, balancing: { method: "hash" } },
      { path: "/f", upstream, balancing: { method: "fastest", cookie: "a b" } },
    ],
  };
  expect(messageOf(() => renderNginxConf(options as unknown as ProxiedOptions))).toBe(
    "nginx.conf: 15 problems to mend\n" +
      '  balancing.hash: expected none: it is for method hash, got {"by":"uri"}.\n' +
      '  balancing.method: expected what nginx 1.26 has: this came with 1.29.6, got "sticky". Use nginx 1.29.6 or later, or hash by a cookie that the app sets.\n' +
      "  balancing.resolve: expected what nginx 1.26 has: this came with 1.27.3, got true. Use nginx 1.27.3 or later, or leave it out.\n" +
      "  routes[0].balancing.servers[0].weight: expected an integer from 1 to 1000, got 0.\n" +
      '  routes[0].balancing.servers[0].maxFails: expected an integer from 0 to 1000, got "1".\n' +
      "  routes[0].balancing.servers[0].wieght: expected one of weight, maxFails, failTimeoutSeconds, maxConns, backup, down, got 1.\n" +
      "  routes[0].balancing.servers[1]: expected weight, maxFails, failTimeoutSeconds, maxConns, backup, down, or some of them, got null.\n" +
      '  routes[0].balancing.metod: expected one of method, hash, cookie, resolve, servers, got "ipHash".\n' +
      "  routes[1].balancing.hash.name: expected the name of the header, got nothing.\n" +
      "  routes[2].balancing.servers[0].backup: expected none: nginx has none with method ipHash, got true. Use leastConn or roundRobin, or no server in reserve.\n" +
      '  routes[3].balancing.servers: expected one for each endpoint of the service, which has 3, got "4".\n' +
      '  routes[4].balancing.servers: expected one that is neither backup nor down, got [{"down":true},{"down":true},{"down":true}].\n' +
      "  routes[5].balancing.hash: expected what of a request tells its server, got nothing.\n" +
      '  routes[6].balancing.method: expected one of leastConn, roundRobin, ipHash, hash, random, sticky, leastTime, got "fastest".\n' +
      '  routes[6].balancing.cookie: expected 1 to 64 letters, digits, - or _, got "a b".',
  );
});

test("what nginx knows of many servers has room", () => {
  const zoneOf = (count: number) => {
    const endpoints = Array.from({ length: count }, (_, n) => ({ host: `s${n}`, port: 1 }));
    return added(balancing, "upstream", { upstream: { ...upstream, endpoints } })[0];
  };
  expect([zoneOf(1), zoneOf(32), zoneOf(700)]).toEqual([
    "zone app 64k;",
    "zone app 64k;",
    "zone app 1400k;",
  ]);
});
