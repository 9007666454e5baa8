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
  ["0 502 /.well-known/x", false],
  ["0 502 /%2e%2E/b", false],
  ["0 502 /a%2Fb", false],
  ["0 502 /a%5cb", false],
  ["0 502 /a\\b", false],
])("%s is asked for again: %s", (seen, isAgain) => {
  expect(new RegExp(pattern.replaceAll("\\\\", "\\"), "i").test(seen)).toBe(isAgain);
});

test("below a path that is taken off no other server can be asked, and that is told", () => {
  const options = { routes: [{ path: "/a/", upstream: two, subPath: "strip" as const }] };
  expect(textOf(options)).not.toContain("@again");
  expect(renderNginxConf(options).findings).toEqual([
    expect.stringMatching(
      /^routes\[0\]\.subPath strip: .* With scriptName another one is asked\.$/,
    ),
  ]);
});
