import { renderNginxConf } from "../../../../configs/nginx/conf";
import { canary as feature } from "../../../../configs/nginx/features/canary";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { UPSTREAM } from "./adding";

const next = { ...UPSTREAM, endpoints: [{ host: "next", port: 5901 }] };
const canary = { upstream: next, percent: 5 };
const textOf = (more: Partial<ProxiedOptions> = {}) =>
  renderNginxConf({ upstream: UPSTREAM, canary, ...more }).text;

/** A block of the configuration, in one line. */
const blockOf = (text: string, head: RegExp) =>
  new RegExp(`${head.source} \\{[^]*?\n *\\}`).exec(text)?.[0].replace(/\s+/g, " ");

test("a share of all clients, by their addresses, gets the group of the new version", () => {
  const text = textOf();
  expect(blockOf(text, /split_clients "\$\{remote_addr\}" "\$our_part"/)).toBe(
    'split_clients "${remote_addr}" "$our_part" { "5%" canary; "*" stable; }',
  );
  expect(blockOf(text, /upstream app/)).toContain("server web:5901;");
  expect(blockOf(text, /upstream app-canary/)).toContain("server next:5901;");
  expect(text).toContain('proxy_pass "http://${our_group}";');
  expect(text).toContain('add_header X-Version "${our_version}" always;');
});

test.each([
  ["cookie", "shop_visitor", "cookie_shop_visitor"],
  ["header", "X-Tester", "http_x_tester"],
] as const)(
  "by a %s %s, those who have none get the version that there was",
  (by, name, variable) => {
    const text = textOf({ canary: { ...canary, by, name } });
    expect(blockOf(text, new RegExp(`map "\\$\\{${variable}\\}" "\\$our_version"`))).toMatch(
      /\{ "" stable; default "\$\{our_part\}"; \}$/,
    );
  },
);

test("without one nothing tells of versions", () => {
  const text = renderNginxConf({ upstream: UPSTREAM, accessLogFormat: "json" }).text;
  expect(text).not.toMatch(/our_version|X-Version|canary|our_group/);
  expect(feature.explain({})).toBeUndefined();
});

test("the log says which version has answered, and what is kept is kept for it", () => {
  const text = textOf({ accessLogFormat: "json", cache: { seconds: 1 } });
  expect(text).toContain('\\"version\\":\\"${our_version}\\"}');
  expect(text).toContain('proxy_cache_key "${scheme}://${host}${request_uri} ${our_version}";');
});

test("the servers of the new version share its requests the same way, without the others' places", () => {
  const two = { ...UPSTREAM, endpoints: [...UPSTREAM.endpoints, { host: "b", port: 1 }] };
  const text = textOf({
    upstream: two,
    balancing: { method: "roundRobin", servers: [{ weight: 3 }, { backup: true }] },
  });
  expect(blockOf(text, /upstream app/)).toContain("weight=3");
  expect(blockOf(text, /upstream app-canary/)).not.toMatch(/weight|backup|least_conn/);
});

test("connections are kept only where both versions keep them", () => {
  const closes = { ...canary, upstream: { ...next, keepsConnections: false } };
  expect(textOf()).toContain("proxy_set_header Connection");
  expect(blockOf(textOf({ canary: closes }), /upstream app-canary/)).not.toContain("keepalive");
  expect(textOf({ canary: closes })).toContain('proxy_set_header Connection "${our_closed}";');
  expect(
    blockOf(textOf({ canary: closes }), /map "\$\{http_upgrade\}" "\$our_closed"/),
  ).toBeDefined();
  expect(textOf({ canary: closes, webSockets: false })).toContain(
    "proxy_set_header Connection close;",
  );
});

test("it says of itself what it does", () => {
  expect(
    feature.explain({ upstream: UPSTREAM, canary: { ...canary, by: "header", name: "X-A" } }),
  ).toBe("Gives 5 % of all clients, by header X-A, the new version; X-Version says who got which.");
});

const refused = (options: object) =>
  messageOf(() => renderNginxConf({ upstream: UPSTREAM, ...options } as ProxiedOptions));

test.each([0, 100, 0.001, 1.234, "5", NaN, 1e-7])("%p is no share", (percent) => {
  expect(refused({ canary: { ...canary, percent } })).toMatch(
    /^nginx\.conf: 1 problem to mend\n {2}canary\.percent: expected a number from 0\.01 to 99\.99, in steps of 0\.01, got /,
  );
});

test("all that is wrong with it is told at once", () => {
  const wrong = { percent: 5, by: "cookie", name: "a b; evil", upstream: { endpoints: [] } };
  expect(refused({ canary: wrong })).toBe(
    "nginx.conf: 3 problems to mend\n" +
      "  canary.upstream.endpoints: expected one endpoint or more, got [].\n" +
      "  canary.upstream.keepsConnections: expected true or false, got nothing.\n" +
      '  canary.name: expected 1 to 64 letters, digits or _, got "a b; evil".',
  );
  expect(refused({ canary: { ...canary, by: "uri" } })).toContain(
    '  canary.by: expected one of address, cookie, header, got "uri".',
  );
  expect(refused({ canary: { ...canary, by: "header" } })).toBe(
    "nginx.conf: 1 problem to mend\n  canary.name: expected the name of the header, got nothing.",
  );
  expect(refused({ canary: { ...canary, name: "a" } })).toBe(
    'nginx.conf: 1 problem to mend\n  canary.name: expected none with by address, got "a".',
  );
  expect(refused({ canary: 5 })).toBe(
    "nginx.conf: 1 problem to mend\n  canary: expected { upstream, percent }, got 5.",
  );
});

test("a name that no variable of nginx has is refused, as nobody would get the new version by it", () => {
  expect(refused({ canary: { ...canary, by: "cookie", name: "a-b" } })).toBe(
    'nginx.conf: 1 problem to mend\n  canary.name: expected 1 to 64 letters, digits or _, got "a-b".',
  );
  expect(refused({ canary: { ...canary, by: "header", name: "X_A" } })).toBe(
    'nginx.conf: 1 problem to mend\n  canary.name: expected 1 to 64 letters, digits or -, got "X_A".',
  );
});

test("the study had one version", () => {
  expect(refused({ canary, tuning: "baseline" })).toBe(
    "nginx.conf: 1 problem to mend\n" +
      '  canary: expected nothing with tuning baseline, the study\'s one service, got "one".',
  );
});

describe("beside a front end or other services", () => {
  const frontend = { appPaths: ["/api/"], fingerprint: "a" };
  const routes = [
    { path: "/", upstream: UPSTREAM },
    { path: "/shop/", upstream: UPSTREAM, canary, subPath: "strip" as const },
  ];
  /** The locations with what they do first. */
  const firsts = (text: string) =>
    [...text.matchAll(/location (.*) \{\n(?: +internal;\n)? +((?:try_files|proxy_pass) .*);/g)].map(
      ([, location, first]) => `${location}: ${first}`,
    );

  test("nginx goes on to a version by the path as it came, or as it decided on it", () => {
    expect(firsts(textOf({ frontend }))).toEqual([
      '= /api: try_files /. "${our_way_app}"',
      '= "/@behind/app/api": proxy_pass http://app/api',
      '= "/@behind/app-canary/api": proxy_pass http://app-canary/api',
      '^~ /api/: try_files /. "${our_way_app}"',
      '^~ "/@behind/app/api/": proxy_pass http://app/api/',
      '^~ "/@behind/app-canary/api/": proxy_pass http://app-canary/api/',
      '"@as-it-came-app": proxy_pass "http://${our_group}"',
    ]);
  });

  test("of several services one has two versions", () => {
    const text = renderNginxConf({ routes }).text;
    expect(firsts(text)).toEqual([
      "/: proxy_pass http://app/",
      '= /shop: try_files /. "${our_way_app_2}"',
      '= "/@behind/app-2/shop": proxy_pass http://app-2/',
      '= "/@behind/app-2-canary/shop": proxy_pass http://app-2-canary/',
      '^~ /shop/: try_files /. "${our_way_app_2}"',
      '^~ "/@behind/app-2/shop/": proxy_pass http://app-2/',
      '^~ "/@behind/app-2-canary/shop/": proxy_pass http://app-2-canary/',
      '"@as-it-came-app-2": proxy_pass "http://${our_group}${our_rest_app_2}"',
    ]);
    expect(blockOf(text, /map "\$\{our_version\}" "\$our_group"/)).toMatch(
      /\{ default app-2; "canary" app-2-canary; \}$/,
    );
    expect(renderNginxConf({ routes, accessLogFormat: "json" }).text).toContain(
      '\\"version\\":\\"${our_version}\\"}',
    );
    expect(feature.explain({ routes })).toMatch(/^Gives 5 % of all clients, by address, /);
  });

  test("beside static files alone each path is passed on as it came", () => {
    const text = textOf({ staticFiles: { path: "/static/", fingerprint: "a" } });
    expect(text).not.toMatch(/our_way|@behind/);
    expect(firsts(text)).toEqual(
      [
        '/: proxy_pass "http://${our_group}"',
        '= /static: proxy_pass "http://${our_group}"',
        '"/\\\\.": try_files /. "@as-it-came-app"',
        '"@as-it-came-app": proxy_pass "http://${our_group}"',
      ].map((line) => line.replace(/^"/, line.includes("try_files") ? '~ "' : '"')),
    );
  });

  test("another server of a version is looked for among as many as it has", () => {
    const two = { ...next, endpoints: [next.endpoints[0]!, { host: "b", port: 1 }] };
    const text = textOf({ canary: { ...canary, upstream: two } });
    expect(text).toMatch(/location "@again-app" \{[^]*?proxy_next_upstream_tries 2;/);
  });

  test.each([
    [
      "canary",
      { upstream: undefined, routes: [routes[0]!], canary },
      'expected none beside routes, got "both". ' +
        "Give it to the route whose service has a new version, as routes[0].canary.",
    ],
    [
      "routes[1].canary",
      {
        upstream: undefined,
        routes: [{ ...routes[0]!, canary: { ...canary, percent: 5 } }, routes[1]!],
      },
      /^expected one new version at a time, of one route, got /,
    ],
    [
      "routes[1].canary.percent",
      {
        upstream: undefined,
        routes: [routes[0]!, { ...routes[1]!, canary: { ...canary, percent: 0 } }],
      },
      "expected a number from 0.01 to 99.99, in steps of 0.01, got 0.",
    ],
    [
      "routes[0].canary.upstream.protocol",
      {
        upstream: undefined,
        routes: [
          {
            path: "/",
            upstream: UPSTREAM,
            canary: {
              ...canary,
              upstream: { ...next, keepsConnections: false, protocol: "uwsgi" },
            },
          },
        ],
      },
      'expected that of upstream, http, got "uwsgi".',
    ],
  ])("%s: what is wrong with it is told", (path, options, told) => {
    const [head, problem = "", ...more] = refused({ ...options }).split("\n");
    expect([head, more]).toEqual(["nginx.conf: 1 problem to mend", []]);
    expect(problem.startsWith(`  ${path}: `)).toBe(true);
    const said = problem.slice(path.length + 4);
    expect(said).toEqual(typeof told === "string" ? told : expect.stringMatching(told));
  });
});

test("keepAlive is refused where a new version closes its connections", () => {
  const closes = { ...canary, upstream: { ...next, keepsConnections: false } };
  expect(refused({ canary: closes, keepAlive: true })).toMatch(
    /^ {2}keepAlive: expected false, or nothing: /m,
  );
});
