import { renderNginxConf } from "../../../../configs/nginx/conf";
import { ways } from "../../../../configs/nginx/features/ways";
import type { RouteOptions } from "../../../../configs/nginx/route";
import { UPSTREAM } from "./adding";

const canary = { upstream: { ...UPSTREAM, endpoints: [{ host: "next", port: 1 }] }, percent: 5 };
const routed = (route: Partial<RouteOptions>) =>
  renderNginxConf({
    routes: [
      { path: "/", upstream: UPSTREAM },
      { path: "/api/v2/", upstream: UPSTREAM, canary, ...route },
    ],
  }).text;

/** Where a map of the configuration leads for a path as it came. */
function wayOf(text: string, path: string): string {
  const [, lines = ""] = /"\$our_way_app_2" \{([^]*?)\n {4}\}/.exec(text) ?? [];
  const patterns = [...lines.matchAll(/"~\*(.*)" "@(.*)";/g)];
  expect(patterns).toHaveLength(2);
  const matched = patterns.find(([, pattern = ""]) =>
    new RegExp(pattern.replaceAll("\\\\", "\\"), "i").test(path),
  );
  return matched?.[2] ?? "behind";
}

const AS_IT_CAME = "as-it-came-app-2";

test.each([
  ["/api/v2/x", AS_IT_CAME],
  ["/api/v2/x?a=/../b", AS_IT_CAME],
  ["/api/v2", AS_IT_CAME],
  ["/%61pi/v2/x", AS_IT_CAME],
  ["/api/v2/a%3Fb", AS_IT_CAME],
  ["/api/v2/https%3A%2F%2Fshop.example%2F%3Fa", AS_IT_CAME],
  ["/api/v2/.env", AS_IT_CAME],
  ["/api/v2/..x/...", AS_IT_CAME],
  ["/api/v2/a;b=%23%25%5C", AS_IT_CAME],
  ["/api/v2/../x", "behind"],
  ["/x/..%2Fapi/v2/y", "behind"],
  ["/x/%2e%2E/api/v2/y", "behind"],
  ["/x%2f.%2E%2fapi/v2/y", "behind"],
  ["/api/v2/.", "behind"],
  ["/api/v2/./?a", "behind"],
  ["/api/v2/..?a", "behind"],
  ["/api/v2/x#/../y", "behind"],
  ["/api/v2/x?a#b", "behind"],
  ["/x/../api/v2/a%3fb", "unclear"],
  ["/api/v2/a%3Fb/..", "unclear"],
  ["/api/v2/a%3Fb#", "unclear"],
])("%s goes on: %s", (path, way) => {
  expect(wayOf(routed({}), path)).toBe(way);
});

test.each([
  ["/api/v2/x", AS_IT_CAME],
  ["/api/v2", AS_IT_CAME],
  ["/api/v2?a", AS_IT_CAME],
  ["/api/v2/a%3Fb", AS_IT_CAME],
  // What is taken off is counted, or compared, by its letters.
  ["/%61pi/v2/x", "behind"],
  ["/api%2Fv2/x", "behind"],
  ["/api/v2/a%2Fb", "behind"],
  ["//api/v2/x", "behind"],
  ["/x/../api/v2/y", "behind"],
  ["/api/v2/a%2F%3Fb", "unclear"],
])("below a path that the service is told, %s goes on: %s", (path, way) => {
  for (const subPath of ["strip", "scriptName"] as const)
    expect(wayOf(routed({ subPath }), path)).toBe(way);
});

test("where nothing is looked at before, nothing goes on", () => {
  const { text } = renderNginxConf({ upstream: UPSTREAM });
  expect(text).not.toMatch(/our_way|as-it-came|unclear|behind/);
  expect(ways.explain({ upstream: UPSTREAM })).toBeUndefined();
});

test("a service over uWSGI's protocol has both paths, and needs no other way", () => {
  const uwsgi = { ...UPSTREAM, protocol: "uwsgi" as const, keepsConnections: false };
  const text = routed({ upstream: uwsgi, canary: { ...canary, upstream: uwsgi } });
  expect(text).toContain('uwsgi_pass "${our_group}";');
  expect(text).not.toMatch(/our_way|as-it-came|unclear|behind/);
});
