import { renderNginxConf } from "../../../configs/nginx/conf";
import { proxyPlan } from "../../../configs/nginx/plan";
import { has, versionOfImage } from "../../../configs/nginx/version";

const upstream = { endpoints: [{ host: "web", port: 5901 }], keepsConnections: true };

test.each([
  ["1.27.4", "1.27.4", true],
  ["1.27.4", "1.27.3", false],
  ["1.27.4", "1.27", true],
  ["1.27.4", "1.30", true],
  ["1.29.6", "1.28.9", false],
  ["1.27.4", undefined, true],
])("what came with %s is there in %s: %s", (since, nginxVersion, isThere) => {
  expect(has(since, { nginxVersion })).toBe(isThere);
});

test.each([
  ["nginx:1.30-trixie", "1.30"],
  ["flask-serving/nginx:1.30", "1.30"],
  ["registry:5000/nginxinc/nginx-unprivileged:1.26.3", "1.26.3"],
  ["nginx:1.18", undefined],
  ["nginx:stable", undefined],
  ["web:1.30", undefined],
  [undefined, undefined],
])("the tag of %s tells the version %s", (image, version) => {
  expect(versionOfImage(image)).toBe(version);
});

test("a version that loses requests in a reload says so, and has no directive that it would refuse", () => {
  const { conf, findings } = proxyPlan("proxy", { upstream, image: "nginx:1.26" });
  expect(conf.text).not.toContain("keepalive_min_timeout");
  expect(findings).toEqual([
    "nginxVersion (in a stack's config nginx.nginxVersion): before 1.27.4 nginx closes idle connections in a reload, and may lose a request on each.",
  ]);
});

test.each(["1.20", "2.0", "1.30; evil", 1.3, null])("%j is no version", (nginxVersion) => {
  expect(() => renderNginxConf({ upstream, nginxVersion: nginxVersion as string })).toThrow(
    "nginxVersion: expected a version of nginx from 1.22 on, such as 1.30 or 1.28.0",
  );
});
