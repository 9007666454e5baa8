import { renderNginxConf } from "../../../../configs/nginx/conf";
import { routes } from "../../../../configs/nginx/features/routes";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { UPSTREAM } from "./adding";

const other = { endpoints: [{ host: "admin", port: 8000 }], keepsConnections: false };
const frontend = { appPaths: ["/api/"], fingerprint: "0123456789ab" };

/** The locations that pass requests on, each with where to. */
function passed(options: ProxiedOptions): string[] {
  const { text } = renderNginxConf(options);
  return [...text.matchAll(/location (.*) \{\n\s+proxy_pass (.*);/g)].map(
    ([, location, target]) => `${location} -> ${target}`,
  );
}

const problems = (options: unknown) =>
  routes.problems(options as ProxiedOptions).map(({ path, expected }) => `${path}: ${expected}`);

test("one service gets every request, with the path as it came", () => {
  expect(passed({ upstream: UPSTREAM })).toEqual(["/ -> http://app"]);
  expect(renderNginxConf({ upstream: UPSTREAM }).text).not.toContain("merge_slashes");
});

test("a route / is the same", () => {
  const one = renderNginxConf({ routes: [{ path: "/", upstream: UPSTREAM }] });
  expect(one.text).toBe(renderNginxConf({ upstream: UPSTREAM }).text);
});

test("each route has its own servers, and is asked for the path that decided", () => {
  const options = {
    routes: [
      { path: "/", upstream: UPSTREAM },
      { path: "/admin", upstream: other },
    ],
  };
  expect(passed(options)).toEqual([
    "/ -> http://app/",
    "= /admin -> http://app-2/admin",
    "^~ /admin/ -> http://app-2/admin/",
  ]);
  const { text } = renderNginxConf(options);
  expect(text).toContain("merge_slashes off;");
  expect(text).toMatch(/upstream app \{[^}]*server web:5901;[^}]*keepalive 256;/);
  expect(text).toMatch(/upstream app-2 \{[^}]*server admin:8000;\s*\}/);
});

test("before a front end, what begins with its prefix is the service's", () => {
  expect(passed({ upstream: UPSTREAM, frontend })).toEqual([
    "= /api -> http://app/api",
    "^~ /api/ -> http://app/api/",
  ]);
});

test("routes say what is the services', and the front end's prefix does not", () => {
  const several = ["/auth", "/v2/api/"].map((path) => ({ path, upstream: UPSTREAM }));
  expect(passed({ routes: several, frontend }).map((line) => line.split(" ->")[0])).toEqual([
    "= /auth",
    "^~ /auth/",
    "= /v2/api",
    "^~ /v2/api/",
  ]);
});

test.each([
  [{}, ["upstream: a service, such as a GunicornService"]],
  [
    { upstream: UPSTREAM, routes: [{ path: "/a", upstream: other }] },
    ["upstream: nothing beside routes"],
  ],
  [{ routes: [] }, ["routes: one route or more"]],
  [{ routes: "/api" }, ["routes: a list of { path, upstream }"]],
  [{ routes: [null] }, ["routes[0]: { path, upstream }"]],
  [{ upstream: { ...UPSTREAM, endpoints: [] } }, ["upstream.endpoints: one endpoint or more"]],
  [{ upstream: { ...UPSTREAM, endpoints: [1n] } }, ["upstream.endpoints[0]: a host and its port"]],
  [{ upstream: { endpoints: UPSTREAM.endpoints } }, ["upstream.keepsConnections: true or false"]],
  [
    { upstream: { ...UPSTREAM, endpoints: [{ host: "unix", port: 1 }] } },
    ["upstream.endpoints[0].host: a host name"],
  ],
  [
    { routes: ["/a", "/a/"].map((path) => ({ path, upstream: other })) },
    ["routes[1].path: a path that no route before has"],
  ],
  [
    { frontend, routes: ["/", "/assets"].map((path) => ({ path, upstream: other })) },
    [
      "routes[0].path: a path that the front end has no files in",
      expect.stringMatching(/^routes\[1\]/),
    ],
  ],
])("%j is refused", (options, expected) => {
  expect(problems(options)).toEqual(expected);
});

test.each([
  "api",
  "//",
  "/a//b",
  "/a/../b",
  "/./",
  "/a b",
  "/a{",
  "/$host",
  "",
  "= /a",
  "~ a",
  null,
])("%j is no path of a route", (path) => {
  expect(problems({ routes: [{ path, upstream: UPSTREAM }] })).toEqual([
    "routes[0].path: a path, such as /api/",
  ]);
});

test("a path of the app's that is meant alone has nothing below it", () => {
  const appPaths = ["/api/", "=/ping"];
  const options = { upstream: UPSTREAM, frontend: { ...frontend, appPaths } };
  expect(passed(options)).toEqual([
    "= /api -> http://app/api",
    "^~ /api/ -> http://app/api/",
    "= /ping -> http://app/ping",
  ]);
});
