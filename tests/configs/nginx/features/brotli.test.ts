import { renderNginxConf } from "../../../../configs/nginx/conf";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { UPSTREAM } from "./adding";

const textOf = (more: ProxiedOptions) => renderNginxConf({ upstream: UPSTREAM, ...more }).text;
const staticFiles = { path: "/static/", fingerprint: "files" };

test("nobody who does not ask for it needs the module", () => {
  expect(textOf({})).not.toContain("brotli");
  expect(textOf({ brotli: false })).not.toContain("brotli");
});

test("the module is loaded before all else, and texts are packed", () => {
  const text = textOf({ brotli: true });
  expect(text.indexOf("load_module modules/ngx_http_brotli_filter_module.so;")).toBeLessThan(
    text.indexOf("events {"),
  );
  expect(text).toMatch(/brotli on;\n +brotli_comp_level 5;\n +brotli_min_length 1000;/);
});

test("that an answer differs by what a client unpacks is said, and once a server: nginx takes no second word", () => {
  const varies = (more: ProxiedOptions) => textOf(more).match(/^ {8}gzip_vary on;/gm);
  expect(varies({ brotli: true })).toHaveLength(1);
  expect(varies({ brotli: true, staticFiles })).toHaveLength(1);
});

test("it is true or false", () => {
  expect(messageOf(() => renderNginxConf({ upstream: UPSTREAM, brotli: "br" as never }))).toBe(
    'nginx.conf: 1 problem to mend\n  brotli: expected true or false, got "br".',
  );
});
