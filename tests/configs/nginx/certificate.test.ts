import {
  certificateProblems,
  certificatesOf,
  keyPairProblems,
} from "../../../configs/nginx/certificate";
import { messageOf } from "../../support/message";
import { assertNoProblems } from "../../../configs/problems";
import { pem } from "../../support/pem";

const said = (certificate: unknown, key: unknown) =>
  messageOf(() => assertNoProblems("nginx", keyPairProblems(certificate, key)));

const KEY = "the certificate's private key as PEM, without a passphrase";

test("a certificate and its key are right together", () => {
  expect(keyPairProblems(pem("shop.crt"), pem("shop.key"))).toEqual([]);
  expect(keyPairProblems(pem("chain.crt"), pem("chain.key"))).toEqual([]);
  expect(keyPairProblems(undefined, undefined)).toEqual([]);
});

test("a key that another resource makes is taken: nginx refuses a wrong one", () => {
  expect(keyPairProblems(pem("shop.crt"), Promise.resolve("x"))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ["nothing", undefined, "got nothing."],
  ["an empty text", "", "got nothing."],
  [
    "the key of another",
    pem("renewed.key"),
    'got "that of another certificate". The server\'s own certificate has to be the first.',
  ],
  [
    "one with a passphrase",
    pem("encrypted.key"),
    'got "one with a passphrase". Take it off: `openssl pkey -in FILE`.',
  ],
  [
    "an old one with a passphrase",
    pem("encrypted-old.key"),
    'got "one with a passphrase". Take it off: `openssl pkey -in FILE`.',
  ],
  [
    "one that is too short",
    pem("short.key"),
    'got "RSA with 1024 bits: nginx takes 2048 or more".',
  ],
  ["a certificate", pem("shop.crt"), 'got "something else".'],
  ["a secret that is none", "hunter2", 'got "something else".'],
  ["a number", 42, 'got "something else".'],
])("as a key %s is told, and not shown", (_, key, got) => {
  expect(said(pem("shop.crt"), key)).toBe(
    `nginx: 1 problem to mend\n  tlsKey: expected ${KEY}, ${got}`,
  );
});

test("a key without its certificate is told", () => {
  expect(said(undefined, pem("shop.key"))).toBe(
    "nginx: 1 problem to mend\n  tlsCertificate: expected that of tlsKey: certificates as PEM: the server's own first, " +
      "then that of whoever issued it, and so on, got nothing.",
  );
});

test.each<[string, unknown, unknown]>([
  ["text", "shop", "shop"],
  ["an empty text", "", ""],
  ["a number", 1, 1],
  [
    "a block with nothing in it",
    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
    undefined,
  ],
  [
    "a request for one",
    "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----",
    undefined,
  ],
  ["a key", pem("shop.key"), "a private key too"],
  ["a certificate with its key", pem("shop.crt") + pem("shop.key"), "a private key too"],
])("%s is no certificate", (_, got, shown) => {
  const [problem] = certificateProblems("tlsCertificate", got);
  expect(problem).toMatchObject({ path: "tlsCertificate" });
  if (shown !== undefined) expect(problem?.got).toBe(shown);
});

test("a certificate may come with what else stands in such files", () => {
  const text = `subject=CN = shop.example\r\n${pem("shop.crt").replaceAll("\n", "\r\n")}\n\n`;
  expect(certificateProblems("tlsCertificate", text)).toEqual([]);
  expect(certificatesOf(pem("chain.crt")).map(({ subject }) => subject)).toEqual([
    "CN=shop.example",
    "CN=Test intermediate",
    "CN=Test root",
  ]);
});
