import { readFileSync } from "node:fs";
import { renderNginxConf } from "../../../../configs/nginx/conf";
import { baseline } from "../../../../configs/nginx/features/baseline";
import { frontend as feature } from "../../../../configs/nginx/features/frontend";
import { Tuning } from "../../../../configs/tuning";
import { UPSTREAM } from "./adding";

const frontend = { appPaths: ["/api/"], fingerprint: "0123456789ab" };
const conf = renderNginxConf({ upstream: UPSTREAM, frontend });

test("is served by nginx, which passes on what is the app's", () => {
  const { text } = conf;
  const server = text.slice(text.indexOf("        root"), text.indexOf("        location = /api"));
  expect(server).toBe(readFileSync("tests/fixtures/frontend.nginx.conf", "utf8"));
});

test("has types of ours beside the configuration, for modules and manifests too", () => {
  expect(conf.files.map(({ name }) => name)).toEqual(["nginx.conf", "mime.types"]);
  const [, types] = conf.files;
  expect(types?.text).toMatch(/^ {4}text\/javascript js mjs;$/m);
  expect(types?.text).toMatch(/^ {4}application\/manifest\+json webmanifest;$/m);
  expect(conf.text).toContain("include mime.types;");
});

test("no end of a name has two types", () => {
  const endings = conf.files[1]!.text.split("\n")
    .slice(1, -2)
    .flatMap((line) => line.trim().replace(";", "").split(" ").slice(1));
  expect(endings).toHaveLength(new Set(endings).size);
});

test("changes the configuration when its content does", () => {
  const other = renderNginxConf({
    upstream: UPSTREAM,
    frontend: { ...frontend, fingerprint: "b" },
  });
  expect(other.hash).not.toBe(conf.hash);
});

test("without one there is nothing to serve", () => {
  expect(feature.adds({})).toEqual({});
  expect(feature.explain({})).toBeUndefined();
});

test.each([
  [{ ...frontend, appPaths: ["/api/ { deny all; }"] }, "frontend.appPaths[0]"],
  [{ ...frontend, appPaths: ["/assets"] }, "frontend.appPaths[0]"],
  [{ ...frontend, fingerprint: "../../etc" }, "frontend.fingerprint"],
  [null, "frontend"],
])("%j is refused", (wrong, path) => {
  expect(feature.problems({ frontend: wrong as never })).toMatchObject([{ path }]);
});

test("the study had neither a front end nor routes", () => {
  const given = { tuning: Tuning.Baseline, frontend, routes: [{ path: "/", upstream: UPSTREAM }] };
  expect(
    baseline.problems({ ...given, serverName: "shop.example" }).map(({ path }) => path),
  ).toEqual([...["routes", "frontend", "serverName"]]);
  expect(baseline.problems({ ...given, tuning: Tuning.Production })).toEqual([]);
});
