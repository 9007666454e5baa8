import { renderNginxConf } from "../../../../configs/nginx/conf";
import { staticFiles as feature } from "../../../../configs/nginx/features/static-files";
import { UPSTREAM } from "./adding";

const staticFiles = { path: "/static/", fingerprint: "0123456789ab" };

/** The locations of the server, each with where it passes requests on. */
function locations(options: object): string[] {
  const { text } = renderNginxConf({ upstream: UPSTREAM, ...options });
  const [server = ""] = text.split("listen 127.0.0.1:8081");
  const found = server.matchAll(
    /^ {8}location (.*) \{\n(?:(?! +proxy_pass| {8}\}).*\n)*(?: {12}proxy_pass (.*);)?/gm,
  );
  return [...found].map(([, location, target]) => `${location} -> ${target ?? "files"}`);
}

test("nginx serves them, and asks the app for what is none, with the path as it came", () => {
  expect(locations({ staticFiles })).toEqual([
    "/ -> http://app",
    "= /static -> http://app",
    "^~ /static/ -> files",
    '"@as-it-came-app" -> http://app',
  ]);
});

test("it does so beside a front end too, within one of the app's paths or without", () => {
  const frontend = { appPaths: ["/api/"], fingerprint: "a" };
  const ofTheApp = (path: string) =>
    locations({ frontend, staticFiles: { ...staticFiles, path } }).filter((one) => /\^~/.test(one));
  expect(ofTheApp("/static/")).toEqual([
    "^~ /api/ -> http://app/api/",
    "^~ /static/ -> files",
    '^~ "/@behind/app/static/" -> http://app/static/',
  ]);
  expect(ofTheApp("/api/static/")).toEqual([
    "^~ /api/ -> http://app/api/",
    "^~ /api/static/ -> files",
    '^~ "/@behind/app/api/static/" -> http://app/api/static/',
  ]);
});

test("nothing hidden and no link is served, and nobody gets behind", () => {
  const frontend = { appPaths: ["/api/"], fingerprint: "a" };
  const { text } = renderNginxConf({ upstream: UPSTREAM, staticFiles, frontend });
  expect(text).toContain(
    [
      "        location ^~ /static/ {",
      "            alias /conf/trees/0123456789ab/;",
      "            disable_symlinks on;",
      "            sendfile on;",
      "            open_file_cache max=1000 inactive=60s;",
      "            gzip on;",
      "            charset utf-8;",
      "            add_header Cache-Control no-cache;",
      '            try_files "${uri}" "${our_way_app}";',
      '            location ~ "/\\\\." {',
      '                try_files /. "${our_way_app}";',
      "            }",
      "        }",
      '        location ^~ "/@behind/app/static/" {',
      "            internal;",
    ].join("\n"),
  );
});

test("without them there is nothing to serve", () => {
  expect(feature.adds({})).toEqual({});
  expect(feature.explain({})).toBeUndefined();
});

test("with several services nobody knows whose they are", () => {
  const routes = [{ path: "/", upstream: UPSTREAM }];
  expect(feature.problems({ routes, staticFiles })).toMatchObject([{ path: "staticFiles" }]);
  expect(feature.problems({ staticFiles: 1 as never })).toMatchObject([{ path: "staticFiles" }]);
});

test("a path of the app's that is theirs without its slash is one location", () => {
  const frontend = { appPaths: ["=/static", "/api/"], fingerprint: "a" };
  expect(locations({ frontend, staticFiles }).filter((one) => one.startsWith("= /static"))).toEqual(
    ["= /static -> http://app/static"],
  );
});
