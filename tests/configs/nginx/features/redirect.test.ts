import { renderNginxConf } from "../../../../configs/nginx/conf";
import { redirect } from "../../../../configs/nginx/features/redirect";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { pem } from "../../../support/pem";
import { added, UPSTREAM } from "./adding";

const TLS = { tlsCertificate: pem("shop.crt"), publish: 443, redirectFrom: 80 };
const lines = (options: ProxiedOptions) => added(redirect, "http", { ...TLS, ...options });

test("who comes by http is told where it is by https, with the host that he asked for", () => {
  expect(lines({})).toEqual([
    "server {",
    "listen 80;",
    "server_name _;",
    "location / {",
    'return 308 "https://${host}${request_uri}";',
    "}",
    "}",
  ]);
  expect(lines({ publish: 8443 })).toContain('return 308 "https://${host}:8443${request_uri}";');
});

test("with an address of its own it is that one, whatever a request says", () => {
  expect(lines({ publicUrl: "https://shop.example:8443" })).toContain(
    'return 308 "https://shop.example:8443${request_uri}";',
  );
});

test("a host that nobody has named is not told where it would be", () => {
  expect(lines({ serverName: "shop.example" }).slice(0, 8)).toEqual([
    "server {",
    "listen 80 default_server;",
    "server_name _;",
    "return 444;",
    "}",
    "server {",
    "listen 80;",
    "server_name shop.example localhost 127.0.0.1;",
  ]);
});

test.each<[string, ProxiedOptions, string]>([
  [
    "without https",
    { tlsCertificate: undefined },
    "expected none without https, got 80. Set tlsCertificate and tlsKey, or acme.",
  ],
  [
    "without a port of the host",
    { publish: undefined },
    "expected none without publish, where https is, got 80. Set publish.",
  ],
  [
    "on the port of https",
    { publish: 80 },
    "expected another port than publish, where https is, got 80. Set it to 80, or leave it out.",
  ],
  [
    "where https has its port in the container",
    { port: 80 },
    "expected none where port is 80, got 80. Leave port out: it is 443 then.",
  ],
])("%s it is refused", (_, options, said) => {
  expect(messageOf(() => renderNginxConf({ upstream: UPSTREAM, ...TLS, ...options }))).toBe(
    `nginx.conf: 1 problem to mend\n  redirectFrom: ${said}`,
  );
});
