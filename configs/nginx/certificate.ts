import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { inputProblems, type Problem, textProblems } from "../problems";

/** What is taken for a certificate, in words. */
export const A_CERTIFICATE =
  "certificates as PEM: the server's own first, then that of whoever issued it, and so on";

/** What is taken for its key, in words. */
export const A_PRIVATE_KEY = "the certificate's private key as PEM, without a passphrase";

const BLOCKS = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The shortest that OpenSSL takes in Debian, whose level of security is 2. */
const RSA_BITS = 2048;

/** The certificates of a text that has been checked, the server's own first. */
export function certificatesOf(text: string): X509Certificate[] {
  return (text.match(BLOCKS) ?? []).map((one) => new X509Certificate(one));
}

/** All that is wrong with what came as a certificate's key, and with one of the two alone. */
export function keyPairProblems(certificate: unknown, key: unknown): Problem[] {
  const path = "tlsCertificate";
  if (certificate === undefined && key === undefined) return [];
  if (certificate === undefined)
    return [{ path, expected: `that of tlsKey: ${A_CERTIFICATE}`, got: undefined }];
  const isSound = certificateProblems(path, certificate).length === 0;
  return inputProblems("tlsKey", key, (path, got) =>
    keyProblems(path, got, isSound ? (certificate as string) : undefined),
  );
}

/** What is wrong with a certificate, whatever it is; what may be a key is not shown. */
export function certificateProblems(path: string, got: unknown): Problem[] {
  const expected = A_CERTIFICATE;
  if (typeof got !== "string") return textProblems(path, got, expected);
  if (got.includes("PRIVATE KEY"))
    return [{ path, expected, got: "a private key too", remedy: "Give the key by tlsKey alone." }];
  try {
    if (certificatesOf(got).length > 0) return [];
  } catch {
    // Told below: what OpenSSL says of it names bytes.
  }
  return [{ path, expected, got }];
}

function keyProblems(path: string, got: unknown, certificate: string | undefined): Problem[] {
  const told = (got: unknown, remedy?: string) => [
    { path, expected: A_PRIVATE_KEY, got, ...(remedy && { remedy }) },
  ];
  if (got === undefined || got === "") return told(undefined);
  // Whatever it is, it may be a secret.
  if (typeof got !== "string") return told("something else");
  if (isEncrypted(got))
    return told("one with a passphrase", "Take it off: `openssl pkey -in FILE`.");
  const key = keyOf(got);
  if (!key) return told("something else");
  if ((key.asymmetricKeyDetails?.modulusLength ?? RSA_BITS) < RSA_BITS)
    return told(
      `RSA with ${key.asymmetricKeyDetails?.modulusLength} bits: nginx takes ${RSA_BITS} or more`,
    );
  const [own] = certificate === undefined ? [] : certificatesOf(certificate);
  return own && !own.checkPrivateKey(key)
    ? told("that of another certificate", "The server's own certificate has to be the first.")
    : [];
}

function isEncrypted(text: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(text);
}

function keyOf(text: string): KeyObject | undefined {
  try {
    return createPrivateKey(text);
  } catch {
    return undefined;
  }
}
