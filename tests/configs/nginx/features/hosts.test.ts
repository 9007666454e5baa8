import { renderNginxConf } from "../../../../configs/nginx/conf";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { backlogOf } from "../../../../configs/nginx/features/connections";
import { UPSTREAM } from "./adding";

/** What each server listens on and answers to. */
function servers(options: ProxiedOptions): string[] {
  const { text } = renderNginxConf({ users: 500, ...options });
  return [...text.matchAll(/listen (.*);\n\s+server_name (.*);(?:\n\s+(return 444);)?/g)].map(
    ([, on, names, nothing = ""]) => `${on}: ${names} ${nothing}`.trim(),
  );
}

test("any host is answered where none is named", () => {
  expect(servers({ upstream: UPSTREAM })).toEqual(["80: _"]);
});

test("a named one is answered, and no other; whoever comes by the network knows it by its own name", () => {
  const options = { upstream: UPSTREAM, serverName: "Shop.example", alias: "proxy" };
  expect(servers(options)).toEqual(["80 default_server: _ return 444", "80: shop.example proxy"]);
  expect(servers({ ...options, publish: 8080 })[1]).toBe(
    "80: shop.example proxy localhost 127.0.0.1",
  );
});

test("a name of any length has room", () => {
  const serverName = "a".repeat(253);
  expect(renderNginxConf({ upstream: UPSTREAM, serverName }).text).toContain(
    "server_names_hash_bucket_size 512;",
  );
});

const route = { path: "/", upstream: UPSTREAM };

test("routes of a host are a server; the others answer every other host", () => {
  const routes = [
    { ...route, host: "API.example" },
    route,
    { ...route, path: "/a", host: "api.example" },
  ];
  expect(servers({ routes })).toEqual(["80 default_server: _", "80: api.example"]);
});

test("with routes of hosts alone no other host is answered", () => {
  expect(servers({ routes: [{ ...route, host: "a.example" }] })).toEqual([
    "80 default_server: _ return 444",
    "80: a.example",
  ]);
});

test("what is wrong with hosts and paths is told by its path", () => {
  const options = {
    serverName: "shop.example",
    routes: [
      { ...route, host: "Shop.Example" },
      { ...route, host: "a b" },
      { ...route, subPath: "strip" },
      { ...route, path: "/x", match: "regex", subPath: "cut" },
    ],
  };
  expect(messageOf(() => renderNginxConf(options as never))).toBe(
    "nginx.conf: 5 problems to mend\n" +
      '  routes[0].host: expected another host than serverName, which routes without a host are for, got "Shop.Example".\n' +
      '  routes[1].host: expected a host name, got "a b".\n' +
      '  routes[2].subPath: expected keep, or nothing, where a service is not below a path, got "strip".\n' +
      '  routes[3].match: expected one of prefix, exact, got "regex".\n' +
      '  routes[3].subPath: expected one of keep, strip, scriptName, got "cut".',
  );
});

test.each([
  [["/a", "/a/"], undefined],
  [["/a/", "/a"], "exact"],
])("of %j the second has a path that the first one has", (paths, match) => {
  const routes = paths.map((path, index) => ({
    path,
    upstream: UPSTREAM,
    ...(index && match && { match }),
  }));
  expect(() => renderNginxConf({ routes } as ProxiedOptions)).toThrow(
    "routes[1].path: expected a path that no route before has",
  );
});

test("a front end answers every host", () => {
  const frontend = { appPaths: ["/api/"], fingerprint: "a" };
  const routes = [{ path: "/a", host: "a.example", upstream: UPSTREAM }];
  expect(() => renderNginxConf({ frontend, routes } as ProxiedOptions)).toThrow(
    "routes[0].host: expected nothing beside a front end, which answers every host",
  );
});

test("as many connections wait to be taken as there are users, as a container's kernel allows", () => {
  const users = [1, 511, 512, 4096, 100_000];
  expect(users.map((count) => backlogOf({ users: count }))).toEqual([511, 511, 512, 4096, 4096]);
  expect(backlogOf({})).toBe(1000);
});

test("how many wait is said once a port: nginx refuses a second word of it", () => {
  const routes = [
    { ...route, host: "a.example" },
    { ...route, host: "b.example" },
  ];
  expect(servers({ upstream: UPSTREAM, users: 600 })).toEqual(["80 backlog=600: _"]);
  expect(servers({ routes: [route, ...routes], users: 600 })).toEqual([
    "80 default_server backlog=600: _",
    "80: a.example",
    "80: b.example",
  ]);
  expect(servers({ routes, users: 600 })).toEqual([
    "80 default_server backlog=600: _ return 444",
    "80: a.example",
    "80: b.example",
  ]);
});
