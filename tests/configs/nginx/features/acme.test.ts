import { renderNginxConf } from "../../../../configs/nginx/conf";
import { acme } from "../../../../configs/nginx/features/acme";
import { redirect } from "../../../../configs/nginx/features/redirect";
import type { ProxiedOptions } from "../../../../configs/nginx/options";
import { messageOf } from "../../../support/message";
import { pem } from "../../../support/pem";
import { added, UPSTREAM } from "./adding";

const ACCOUNT = { contact: "admin@shop.example", acceptTermsOfService: true };
const OPEN = { publish: 443, redirectFrom: 80, publishAddress: "0.0.0.0" };
const SHOP: ProxiedOptions = {
  ...{ upstream: UPSTREAM, acme: ACCOUNT, serverName: "shop.example", ...OPEN },
};
const conf = (options: ProxiedOptions = {}) => renderNginxConf({ ...SHOP, ...options });
const said = (options: ProxiedOptions) => messageOf(() => conf(options));

test("nginx answers https by files that it reads when a client comes: it starts before there is a certificate", () => {
  const { text, files, findings } = conf();
  expect(text).toContain("listen 443 ssl;");
  expect(text).toContain("http2 on;");
  expect(text).toContain("ssl_protocols TLSv1.2 TLSv1.3;");
  expect(added(acme, "http", SHOP)).toEqual([
    'map "" "$our_acme" {',
    "default /var/tmp;",
    "}",
    'ssl_certificate "${our_acme}/tls.crt";',
    'ssl_certificate_key "${our_acme}/tls.key";',
    "ssl_certificate_cache max=2 inactive=1d valid=10s;",
  ]);
  expect(files.map(({ name }) => name)).toEqual(["nginx.conf"]);
  expect(findings).toEqual([]);
});

test("an nginx before 1.27.4 reads it each time", () => {
  expect(added(acme, "http", { ...SHOP, nginxVersion: "1.26" }).join()).not.toContain("_cache");
});

test("by http the CA finds what it looks for, and all else is where it is by https", () => {
  expect(added(redirect, "http", SHOP).slice(5)).toEqual([
    "server {",
    "listen 80;",
    "server_name shop.example localhost 127.0.0.1;",
    "location ^~ /.well-known/acme-challenge/ {",
    "root /var/tmp/webroot;",
    "default_type text/plain;",
    "}",
    "location / {",
    'return 308 "https://${host}${request_uri}";',
    "}",
    "}",
  ]);
});

test("given keys and ACME are not had together: both are named", () => {
  expect(said({ tlsCertificate: pem("shop.crt") })).toBe(
    "nginx.conf: 2 problems to mend\n" +
      '  tlsCertificate: expected none beside acme, got "both". Leave one of them out.\n' +
      '  acme: expected none beside tlsCertificate and tlsKey, got "both". Leave one of them out.',
  );
});

const UNPROVABLE =
  "expected a name with acme that the CA can ask by http, no wildcard, no address and no localhost";
const OTHER = "Give it another name, or give tlsCertificate and tlsKey in place of acme.";

test.each(["localhost", "shop.localhost", "LOCALHOST", "192.0.2.7"])(
  "%s is no name that a CA can ask",
  (serverName) => {
    expect(said({ serverName })).toBe(
      `nginx.conf: 1 problem to mend\n  serverName: ${UNPROVABLE}, got "${serverName}". ${OTHER}`,
    );
  },
);

test("the same holds for the hosts of routes, for the address by which clients come, and for a wildcard", () => {
  const routes = [{ path: "/", host: "10.0.0.1", upstream: UPSTREAM }];
  const options = { routes, upstream: undefined, publicUrl: "https://localhost" };
  expect(said({ ...options, serverName: "*.shop.example" })).toBe(
    "nginx.conf: 4 problems to mend\n" +
      `  serverName: ${UNPROVABLE}, got "*.shop.example". ${OTHER}\n` +
      `  publicUrl: ${UNPROVABLE}, got "https://localhost". ${OTHER}\n` +
      `  routes[0].host: ${UNPROVABLE}, got "10.0.0.1". ${OTHER}\n` +
      '  serverName: expected a host name, or _ for any, got "*.shop.example".',
  );
});

test("without a name, and without the ports that it takes, it is refused", () => {
  const without = { serverName: "_", publish: undefined, redirectFrom: undefined };
  expect(said(without)).toBe(
    "nginx.conf: 3 problems to mend\n" +
      "  serverName: expected a host name with acme, for which the certificate is, got nothing. " +
      "Set it, or the host of each route.\n" +
      "  publish: expected a port of the host with acme, where https is, got nothing. Set it to 443.\n" +
      "  redirectFrom: expected a port of the host with acme, where the CA asks by http, got nothing. Set it to 80.",
  );
});

test("the CA's terms are agreed to by whoever has read them, and by no default", () => {
  const remedy = "Read the CA's terms of service, and set it to true if you agree.";
  const refused = (got: string) =>
    `nginx.conf: 1 problem to mend\n  acme.acceptTermsOfService: expected true, got ${got}. ${remedy}`;
  const { contact } = ACCOUNT;
  expect(said({ acme: { contact } as never })).toBe(refused("nothing"));
  expect(said({ acme: { contact, acceptTermsOfService: false } })).toBe(refused("false"));
});

test("all that is wrong with the CA is told at once", () => {
  const wrong = { uri: "http://ca", trustedCertificate: "x", checkEvery: "0s", image: "A B" };
  expect(said({ acme: { ...wrong, email: "a" } as never })).toBe(
    "nginx.conf: 7 problems to mend\n" +
      "  acme.contact: expected an e-mail address, such as admin@shop.example, got nothing.\n" +
      "  acme.acceptTermsOfService: expected true, got nothing. " +
      "Read the CA's terms of service, and set it to true if you agree.\n" +
      '  acme.uri: expected https:// and the address of a CA\'s directory, got "http://ca".\n' +
      "  acme.trustedCertificate: expected certificates as PEM: the server's own first, then that of whoever issued it, " +
      'and so on, got "x".\n' +
      '  acme.checkEvery: expected a duration from 1s to 86400s, such as 10s or 1m30s, got "0s".\n' +
      '  acme.image: expected an image\'s name, such as goacme/lego:v4.35.2, got "A B".\n' +
      "  acme.email: expected one of contact, acceptTermsOfService, uri, trustedCertificate, checkEvery, image, " +
      'got "a".',
  );
  expect(said({ acme: "yes" as never })).toBe(
    "nginx.conf: 1 problem to mend\n" +
      "  acme: expected contact, acceptTermsOfService, uri, trustedCertificate, checkEvery, image, or some of them, " +
      'got "yes".',
  );
});

test.each(["a b@shop.example", "--run-hook=x@y", "@", "a@b@c"])("%j is no address", (contact) => {
  expect(said({ acme: { ...ACCOUNT, contact } })).toBe(
    "nginx.conf: 1 problem to mend\n" +
      `  acme.contact: expected an e-mail address, such as admin@shop.example, got "${contact}".`,
  );
});

test("the study's nginx has none", () => {
  expect(said({ tuning: "baseline", serverName: undefined, redirectFrom: undefined })).toContain(
    '  acme: expected nothing with tuning baseline, the study\'s one service, got "one". ',
  );
});

test("what a CA of the internet does not reach is told", () => {
  expect(conf({ redirectFrom: 8080, publishAddress: undefined }).findings).toEqual([
    "redirectFrom: a CA asks on port 80: something has to lead from there to 8080.",
    "publishAddress: only this machine reaches 127.0.0.1, and a CA of the internet does not. " +
      "Set it to 0.0.0.0, unless something that it reaches leads here.",
  ]);
});

test("browsers can be told to come by https alone, as with given keys", () => {
  expect(conf({ hstsSeconds: 60 }).text).toContain("max-age=60");
});

test("what it does is said in a sentence", () => {
  expect(acme.explain({})).toBeUndefined();
  expect(acme.explain(SHOP)).toBe(
    "Answers https by a certificate for shop.example from https://acme-v02.api.letsencrypt.org/directory, which is got " +
      "and renewed by a container beside it; the app is asked over http.",
  );
});
