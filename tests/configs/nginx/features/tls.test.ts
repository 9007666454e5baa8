import { renderNginxConf } from "../../../../configs/nginx/conf";
import { tls } from "../../../../configs/nginx/features/tls";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { pem } from "../../../support/pem";
import { added, UPSTREAM } from "./adding";

const tlsCertificate = pem("shop.crt");
const conf = (options: ProxiedOptions) =>
  renderNginxConf({ upstream: UPSTREAM, tlsCertificate, ...options });

test("with a certificate nginx answers https alone, with HTTP/2", () => {
  const { text, files } = conf({});
  expect(text.match(/listen .*;/g)).toEqual([
    "listen 443 ssl backlog=1000;",
    "listen 127.0.0.1:8081;",
  ]);
  expect(text).toContain("http2 on;\n");
  expect(text).toContain("ssl_certificate tls.crt;\n    ssl_certificate_key tls.key;\n");
  expect(files.map(({ name }) => name)).toEqual(["nginx.conf", "tls.crt"]);
  expect(files[1]?.text).toBe(tlsCertificate);
});

test("an nginx before 1.25.1 has HTTP/2 as a word of its port", () => {
  const { text } = conf({ nginxVersion: "1.22", port: 8443 });
  expect(text).toContain("listen 8443 ssl http2 backlog=1000;");
  expect(text).not.toContain("http2 on");
});

test("which clients are answered is Mozilla's profile", () => {
  const of = (options: ProxiedOptions) =>
    added(tls, "http", { tlsCertificate, ...options }).filter((line) =>
      /^ssl_(protocols|ciphers)/.test(line),
    );
  expect(of({ tlsProfile: "modern" })).toEqual(["ssl_protocols TLSv1.3;"]);
  expect(of({})).toEqual([
    "ssl_protocols TLSv1.2 TLSv1.3;",
    expect.stringMatching(/^ssl_ciphers (ECDHE-(ECDSA|RSA)-[A-Z0-9-]+:?)+;$/),
  ]);
});

test("a host that nobody has named is shown the certificate, and not answered", () => {
  const { text } = conf({ serverName: "shop.example" });
  expect(text).toMatch(
    /server \{\n +listen 443 ssl default_server backlog=1000;\n +server_name _;\n +return 444;/,
  );
});

test("browsers are told to come by https alone only on request, and not over the app's own word", () => {
  expect(conf({}).text).not.toContain("Strict-Transport-Security");
  const { text } = conf({ hstsSeconds: 300 });
  expect(text).toContain("strict_transport_security}");
  expect(text).toContain('"" max-age=300;');
  const headers = { "strict-transport-security": "max-age=1; preload" };
  expect(conf({ hstsSeconds: 300, headers }).text).not.toContain("max-age=300");
});

test("the app knows that its clients come by https, and by which port", () => {
  const told = (options: ProxiedOptions) =>
    [...conf(options).text.matchAll(/proxy_set_header (Host|X-Forwarded-Port) (.*);/g)].map(
      ([, , value]) => value,
    );
  expect(told({})).toEqual(['"${host}"', "443"]);
  expect(told({ publish: 443 })).toEqual(['"${host}"', "443"]);
  expect(told({ publish: 8443 })).toEqual(['"${host}:8443"', "8443"]);
});

test("the study's nginx has no certificate, which is told", () => {
  expect(messageOf(() => conf({ tuning: "baseline" }))).toBe(
    "nginx.conf: 1 problem to mend\n" +
      '  tlsCertificate: expected nothing with tuning baseline, the study\'s one service, got "one". ' +
      "Set tuning to production, or leave it out.",
  );
});

test("all that is wrong with TLS is told at once", () => {
  const options = { tlsProfile: "old", hstsSeconds: -1, publishAddress: "shop", redirectFrom: 0 };
  const all = { ...options, tlsCertificate: "x" } as unknown as ProxiedOptions;
  expect(messageOf(() => conf(all))).toBe(
    "nginx.conf: 5 problems to mend\n" +
      "  tlsCertificate: expected certificates as PEM: the server's own first, then that of whoever issued it, and so on, " +
      'got "x".\n' +
      '  tlsProfile: expected one of modern, intermediate, got "old".\n' +
      "  hstsSeconds: expected an integer from 0 to 63072000, got -1.\n" +
      '  publishAddress: expected an IP address of the host, or 0.0.0.0 for every one, got "shop".\n' +
      "  redirectFrom: expected an integer from 1 to 65535, got 0.",
  );
});

test("without https browsers cannot be told to come by it; behind a proxy that has it they can", () => {
  const plain = (options: ProxiedOptions) => renderNginxConf({ upstream: UPSTREAM, ...options });
  expect(messageOf(() => plain({ hstsSeconds: 60 }))).toBe(
    "nginx.conf: 1 problem to mend\n" +
      "  hstsSeconds: expected none without https, got 60. Set tlsCertificate and tlsKey, or acme.",
  );
  expect(plain({ hstsSeconds: 60, publicUrl: "https://a.example" }).text).toContain("max-age=60");
});

test("a certificate for other hosts than those that are asked for is told", () => {
  const routes = [{ path: "/", host: "b.example", upstream: UPSTREAM }];
  const { findings } = renderNginxConf({ routes, tlsCertificate, publicUrl: "https://c.example" });
  expect(findings).toEqual([
    expect.stringMatching(/^tlsCertificate: it is not for c\.example, b\.example, /),
  ]);
  expect(conf({ serverName: "shop.example", publish: 8443 }).findings).toEqual([]);
});

test("what it does is said in a sentence", () => {
  expect(tls.explain({})).toBeUndefined();
  expect(tls.explain({ tlsCertificate, tlsProfile: "modern" })).toBe(
    "Answers https with TLS 1.3 and HTTP/2, by a certificate that is valid until 2126-11-01; the app is asked over http.",
  );
});
