import { HOST_NAME } from "../container/host-name";
import { patternProblems, type Problem } from "../problems";

/** The address by which clients come, in its parts. */
export interface PublicAddress {
  scheme: "http" | "https";
  host: string;
  port: number;
}

/** What is taken, in words. */
export const A_PUBLIC_URL =
  "http:// or https://, a host's name and, where it has one, a port: nothing behind it";

const URL = /^(https?):\/\/([A-Za-z0-9.-]+?)(?::([1-9]\d{0,4}))?\/?$/;

/** The parts of an address that has been checked. */
export function publicAddress(url: string): PublicAddress {
  const [, scheme = "", host = "", port] = URL.exec(url) ?? [];
  const usual = scheme === "https" ? 443 : 80;
  return {
    scheme: scheme === "https" ? "https" : "http",
    host: host.toLowerCase(),
    port: port === undefined ? usual : Number(port),
  };
}

/** A port as an address has it: none where it is the one that everybody knows. */
export function portPart(scheme: PublicAddress["scheme"], port: number): string {
  return port === (scheme === "https" ? 443 : 80) ? "" : `:${port}`;
}

/** The problem with an address, whatever it is. */
export function publicUrlProblems(path: string, got: unknown): Problem[] {
  const problems = patternProblems(path, got, { pattern: URL, expected: A_PUBLIC_URL });
  if (problems.length > 0) return problems;
  const { host, port } = publicAddress(got as string);
  return HOST_NAME.test(host) && port <= 65_535 ? [] : [{ path, expected: A_PUBLIC_URL, got }];
}
