import { integerProblems, optionalProblems, type Problem } from "../problems";
import { isAddress } from "./cidr";

/** The ports of a host. */
export const PORTS = { min: 1, max: 65_535 };

/** The host itself: what is published there, nobody else reaches. */
export const LOOPBACK = "127.0.0.1";

/** What is taken for an address of the host, in words. */
export const AN_ADDRESS = "an IP address of the host, or 0.0.0.0 for every one";

/** The problem with a port of the host, if there is one. */
export function publishProblems(publish: unknown): Problem[] {
  return optionalProblems("publish", publish, (path, got) => integerProblems(path, got, PORTS));
}

/** The problem with the address that a port is published on, if there is one. */
export function publishAddressProblems(path: string, got: unknown): Problem[] {
  return typeof got === "string" && isAddress(got) ? [] : [{ path, expected: AN_ADDRESS, got }];
}

/** Whether others than the host itself reach what is published on an address. */
export function isOpen(address: string): boolean {
  return !address.startsWith("127.") && address !== "::1";
}

/** An address by which the host itself reaches what is published on one: every one is no address to ask. */
export function reachedBy(address: string): string {
  if (address === "0.0.0.0") return LOOPBACK;
  return address === "::" ? "::1" : address;
}

/** A port of an address, as a URL has it. */
export function atAddress(address: string, port: number): string {
  return `${address.includes(":") ? `[${address}]` : address}:${port}`;
}
