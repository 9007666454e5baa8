import type { Problem } from "../problems";
import { parseSubnet, subnetText } from "./subnet";

/** The fewest bits of a network that is not the half of the internet. */
const MIN_BITS = { v4: 8, v6: 7 };

/** What is taken, in words. */
export const A_CIDR = "an address, or a network as FIRST/BITS, such as 10.0.0.0/24";

/**
 * The problem with what is no address and no network, whatever it is: nginx would take one with bits behind
 * its own, and another than was meant.
 */
export function cidrProblems(path: string, got: unknown): Problem[] {
  const [, address = "", bits] = /^([\da-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(String(got)) ?? [];
  const kind = kindOf(address);
  const number = Number(bits ?? kind?.bits);
  if (typeof got !== "string" || !kind || number > kind.bits)
    return [{ path, expected: A_CIDR, got }];
  if (number < kind.min) {
    const expected = `a network of proxies, with at least ${kind.min} bits`;
    return [{ path, expected, got, remedy: "Who is believed may say what address it has." }];
  }
  const first = kind.firstOf(address, number);
  if (first === undefined) return [];
  return [{ path, expected: A_CIDR, got, remedy: `The first of these is ${first}.` }];
}

/** Whether a text is an address. */
export function isAddress(text: string): boolean {
  return /^[\da-fA-F.:]+$/.test(text) && kindOf(text) !== undefined;
}

function kindOf(address: string) {
  if (parseSubnet(`${address}/32`)) return V4;
  return address.includes(":") && URL.canParse(`http://[${address}]`) ? V6 : undefined;
}

const V4 = {
  bits: 32,
  min: MIN_BITS.v4,
  /** The network as it is written; undefined where it is written so. */
  firstOf: (address: string, bits: number) => {
    const text = subnetText(parseSubnet(`${address}/${bits}`)!);
    return text === `${address}/${bits}` ? undefined : text;
  },
};

const V6 = {
  bits: 128,
  min: MIN_BITS.v6,
  firstOf: (address: string, bits: number) => {
    const behind = (1n << BigInt(128 - bits)) - 1n;
    const value = valueOf(address);
    return (value & behind) === 0n ? undefined : `${textOf(value & ~behind)}/${bits}`;
  },
};

/** An IPv6 address as a number. */
function valueOf(address: string): bigint {
  const [before = "", behind] = short(address).split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const rest = behind === undefined ? [] : groups(behind);
  const gap = Array<string>(8 - groups(before).length - rest.length).fill("0");
  const all = [...groups(before), ...gap, ...rest];
  return all.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

function textOf(value: bigint): string {
  const groups = [7, 6, 5, 4, 3, 2, 1, 0].map((at) => (value >> BigInt(16 * at)) & 0xffffn);
  return short(groups.map((group) => group.toString(16)).join(":"));
}

/** As RFC 5952 has it, also one that ends as an IPv4 address. */
function short(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
