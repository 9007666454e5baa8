import { renderNginxConf } from "../../../configs/nginx/conf";
import { EVERY_TUNING, Tuning } from "../../../configs/tuning";

const upstream = { endpoints: [{ host: "web", port: 5901 }], keepsConnections: true };
const frontend = { appPaths: ["/api/"], fingerprint: "a" };
const staticFiles = { path: "/static/", fingerprint: "b" };
const conf = renderNginxConf({ upstream, frontend, staticFiles });

/** The directives of the block that begins with a line, by name. */
function within(begin: string, text = conf.text): string[] {
  const [, indent = "", rest = ""] =
    new RegExp(`^( *)${begin.replace(/[\^$/~=]/g, "\\$&")} \\{\\n([^]*)`, "m").exec(text) ?? [];
  const body = rest.slice(0, rest.indexOf(`\n${indent}}\n`));
  return body.split("\n").map((line) => line.trim().split(/[ ;]/)[0]!);
}

test("nginx.conf is a file of it, with those that it includes", () => {
  expect(conf.files[0]).toEqual({ name: "nginx.conf", text: conf.text });
  const included = [...conf.text.matchAll(/include (.*);/g)].map(([, name]) => name);
  expect(conf.files.slice(1).map(({ name }) => name)).toEqual(included);
});

test("the balancing method stands before keepalive, which nginx 1.22 forgets otherwise", () => {
  const names = within("upstream app");
  expect(names.indexOf("least_conn")).toBeLessThan(names.indexOf("keepalive"));
});

test("a path and the same path without its slash are passed on alike", () => {
  expect(within("location = /api")).toEqual(within("location ^~ /api/"));
  expect(within("location = /api")).toContain("proxy_set_header");
});

test("hidden files are refused before what is named after its content is served", () => {
  expect(conf.text.indexOf("well-known")).toBeLessThan(conf.text.indexOf("immutable"));
});

test("each sentence of what it does is there once, and the baseline has fewer", () => {
  expect(new Set(conf.sentences).size).toBe(conf.sentences.length);
  const baseline = renderNginxConf({ upstream, tuning: Tuning.Baseline });
  expect(baseline.sentences).toHaveLength(4);
});

test("a configuration is the same text each time", () => {
  expect(renderNginxConf({ staticFiles, frontend, upstream })).toEqual(conf);
});

test.each(EVERY_TUNING)("what asks nginx whether it answers is there with %s", (tuning) => {
  const { text, hash } = renderNginxConf({ upstream, tuning });
  expect(text).toContain("listen 127.0.0.1:8081;");
  expect(text).toContain(`return 200 ${hash};`);
});
