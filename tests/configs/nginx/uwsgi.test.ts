import { renderNginxConf } from "../../../configs/nginx/conf";
import type { ProxiedOptions } from "../../../configs/nginx/options";
import { messageOf } from "../../support/message";

const SOCKET = { socket: "/run/shop/app.sock" };
const UWSGI = { endpoints: [SOCKET], protocol: "uwsgi" as const, keepsConnections: false };
const HTTP = { endpoints: [SOCKET], keepsConnections: true };
const textOf = (options: ProxiedOptions) => renderNginxConf(options).text;
const refused = (options: object) => messageOf(() => textOf(options as ProxiedOptions));

/** The location of all requests, a directive each. */
const locationOf = (text: string) =>
  /\n {8}location \/ \{\n([^]*?)\n {8}\}/
    .exec(text)![1]!
    .split("\n")
    .map((line) => line.trim());

test("a socket is an address like another, by HTTP too", () => {
  const text = textOf({ upstream: { ...HTTP, endpoints: [SOCKET, { host: "web", port: 5901 }] } });
  expect(text).toContain("server unix:/run/shop/app.sock max_fails=0;");
  expect(text).toContain("server web:5901 max_fails=0;");
  expect(locationOf(text)).toContain("proxy_pass http://app;");
  expect(text).not.toContain("uwsgi_pass");
});

test("a socket has no name that could be looked up again", () => {
  expect(textOf({ upstream: HTTP, balancing: { resolve: true } })).toMatch(/app\.sock;/);
});

test("over uWSGI's protocol nothing of HTTP's module is left where requests are passed on", () => {
  const lines = locationOf(textOf({ upstream: UWSGI, cache: { seconds: 1 }, gzip: true }));
  expect(lines.filter((line) => line.startsWith("proxy_"))).toEqual([]);
  for (const line of [
    'uwsgi_pass "app";',
    'uwsgi_param PATH_INFO "${uri}";',
    'uwsgi_param HTTP_HOST "${host}" if_not_empty;',
    'uwsgi_param HTTP_X_FORWARDED_FOR "${remote_addr}" if_not_empty;',
    'uwsgi_param HTTP_FORWARDED "" if_not_empty;',
    "uwsgi_read_timeout 60s;",
    "uwsgi_next_upstream off;",
    "uwsgi_cache cache-app;",
    "uwsgi_cache_use_stale updating error timeout http_500 http_503;",
    "uwsgi_buffers 8 8k;",
    "gzip on;",
  ])
    expect(lines).toContain(line);
  // A connection is that of one request.
  for (const name of ["CONNECTION", "UPGRADE"])
    expect(lines.filter((line) => line.includes(`HTTP_${name} `))).toEqual([
      `uwsgi_param HTTP_${name} "" if_not_empty;`,
    ]);
});

test("it has a cache of its own kind, and keeps no connections", () => {
  const text = textOf({ upstream: UWSGI, cache: { seconds: 1 } });
  expect(text).toContain("uwsgi_cache_path /tmp/cache-app ");
  expect(text).not.toMatch(/proxy_cache_path|keepalive \d/);
});

test("a service beside it speaks HTTP as before", () => {
  const text = textOf({
    routes: [
      { path: "/", upstream: UWSGI },
      { path: "/api/", upstream: HTTP },
    ],
  });
  expect(text).toMatch(/location \^~ \/api\/ \{[^]*?proxy_pass http:\/\/app-2\/api\/;/);
  expect(locationOf(text)).toContain('uwsgi_pass "app";');
  expect(text).toContain("merge_slashes off;");
});

test("both versions are reached by it", () => {
  const canary = { upstream: UWSGI, percent: 5 };
  expect(locationOf(textOf({ upstream: UWSGI, canary }))).toContain('uwsgi_pass "${our_group}";');
});

test("static files beside it are nginx's, and of what is none the app is told its own path", () => {
  const text = textOf({ upstream: UWSGI, staticFiles: { path: "/static/", fingerprint: "a" } });
  expect(text).toContain('try_files "${uri}" "@as-it-came-app";');
  expect(text).toMatch(/location "@as-it-came-app" \{[^]*?PATH_INFO "\$\{uri\}";/);
  expect(text).not.toContain("/@behind");
});

test("where a server is gone another is asked for any path: both are told in any case", () => {
  const two = { ...UWSGI, endpoints: ["a", "b"].map((host) => ({ host, port: 1 })) };
  expect(textOf({ upstream: two })).toContain('"~*^0 [0-9]+ " again-app;');
});

test("all that is wrong with an address is told", () => {
  const endpoints = [{ socket: "app.sock" }, { socket: "/a:b", host: "web" }, { host: "web" }];
  expect(refused({ upstream: { endpoints, keepsConnections: true, protocol: "fastcgi" } })).toBe(
    "nginx.conf: 5 problems to mend\n" +
      '  upstream.endpoints[0].socket: expected a socket\'s path, such as /run/app.sock, got "app.sock".\n' +
      '  upstream.endpoints[1].socket: expected a socket\'s path, such as /run/app.sock, got "/a:b".\n' +
      '  upstream.endpoints[1].host: expected nothing beside socket, got "web".\n' +
      "  upstream.endpoints[2].port: expected an integer from 1 to 65535, got nothing.\n" +
      '  upstream.protocol: expected one of http, uwsgi, got "fastcgi".',
  );
});

test("what the protocol has not is refused", () => {
  expect(refused({ upstream: { ...UWSGI, keepsConnections: true } })).toBe(
    "nginx.conf: 1 problem to mend\n" +
      "  upstream.keepsConnections: expected false with protocol uwsgi, in which each request has a connection, got true.",
  );
  expect(refused({ routes: [{ path: "/shop/", upstream: UWSGI, subPath: "strip" }] })).toBe(
    "nginx.conf: 1 problem to mend\n" +
      '  routes[0].subPath: expected keep, or nothing, with protocol uwsgi, got "strip".',
  );
  expect(refused({ upstream: UWSGI, canary: { upstream: HTTP, percent: 5 } })).toBe(
    "nginx.conf: 1 problem to mend\n" +
      "  canary.upstream.protocol: expected that of upstream, uwsgi, got nothing.",
  );
});
