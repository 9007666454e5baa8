import { renderNginxConf } from "../../../../configs/nginx/conf";
import { UPSTREAM } from "./adding";

const two = { ...UPSTREAM, endpoints: ["a", "b"].map((host) => ({ host, port: 1 })) };
const textOf = (options: Parameters<typeof renderNginxConf>[0]) => renderNginxConf(options).text;

test("one server alone is asked once", () => {
  const text = textOf({ upstream: UPSTREAM });
  expect(text).toContain("proxy_next_upstream off;");
  expect(text).not.toContain("error_page");
});

test("of several another one is asked, where no byte was sent, each once and not for long", () => {
  const text = textOf({ upstream: two });
  expect(text).toMatch(/location \/ \{[^}]*proxy_next_upstream off;[^}]*error_page 502 504 = /);
  expect(text).toMatch(
    /location "@again-app" \{[^}]*proxy_next_upstream_tries 2;\s+proxy_next_upstream_timeout 10s;/,
  );
});

test("for no longer than a request may take: one that took too long is not sent again", () => {
  expect(textOf({ upstream: two, readTimeoutSeconds: 3 })).toContain(
    "proxy_next_upstream_timeout 3s;",
  );
});

const [, pattern = ""] = /"~\*(\^0 .*)" again-app;/.exec(textOf({ upstream: two })) ?? [];

test.each([
  ["0 502 /a/b?c=/../d", true],
  ["0 504 /", true],
  ["0 502 //a", true],
  ["10 502 /a", false],
  ["0 502 /a/../b", false],
  ["0 502 /a/%2E", false],
  ["0 502 /a%2F..%2fb", false],
  ["0 502 /a#b", false],
  ["0 502 /%2e%2E/b", false],
  ["0 502 /.well-known/x", true],
  ["0 502 /a%2Fb%5C", true],
])("%s is asked for again: %s", (seen, isAgain) => {
  expect(new RegExp(pattern.replaceAll("\\\\", "\\"), "i").test(seen)).toBe(isAgain);
});

describe("below a path that is taken off another server is asked for the rest", () => {
  const options = { routes: [{ path: "/a/b/", upstream: two, subPath: "strip" as const }] };
  const text = textOf(options);

  test("and nobody has to be told of it", () => {
    expect(text).toMatch(/location "@again-app" \{\s+proxy_pass "http:\/\/app\$\{our_rest_app\}";/);
    expect(renderNginxConf(options).findings).toEqual([]);
  });

  const [, block = ""] = /"\$our_rest_app" \{([^]*?)\n {4}\}/.exec(text) ?? [];
  const lines = [...block.matchAll(/"~(.*)" "(\/?)\$1";/g)];

  test.each([
    ["/a/b/c", "/c"],
    ["/a/b/c/d?e=/f", "/c/d?e=/f"],
    ["/a/b/", "/"],
    ["/%61/b/c", "/c"],
    ["/a/b?c", "/?c"],
    ["/a/b?c/d", "/?c/d"],
    ["/a/b", "/"],
  ])("%s: %s", (path, rest) => {
    expect(lines).toHaveLength(2);
    const found = lines.map(([, pattern = "", before = ""]) => {
      const [, matched] = new RegExp(pattern).exec(path) ?? [];
      return matched === undefined ? undefined : before + matched;
    });
    expect(found.find((one) => one !== undefined) ?? "/").toBe(rest);
  });
});
