import type { Problem } from "../problems";

/** IPv4 addresses that begin alike. */
export interface Subnet {
  /** The first one, as a number. */
  first: number;
  /** How many bits of them are the same. */
  bits: number;
}

/** What each network of a stack takes of the stack's addresses: also where one follows another, they are apart. */
export const QUARTERS = { none: 0, internet: 1, outward: 2, development: 3 } as const;

const BITS = { min: 8, max: 24 };

/** What is taken, in words. */
export const A_SUBNET = `IPv4 addresses for the stack's networks as FIRST/BITS, with ${BITS.min} to ${BITS.max} bits, such as 10.201.0.0/24`;

/** The subnet that a text such as `10.201.0.0/24` is; undefined where it is none. */
export function parseSubnet(text: string): Subnet | undefined {
  const [, address = "", bits = ""] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(text) ?? [];
  const bytes = address.split(".").map(Number);
  if (bits === "" || Number(bits) > 32 || bytes.some((byte) => byte > 255)) return undefined;
  return startOf({ first: bytes.reduce((sum, byte) => sum * 256 + byte, 0), bits: Number(bits) });
}

/** The subnet as it is written. */
export function subnetText({ first, bits }: Subnet): string {
  return `${addressText(first)}/${bits}`;
}

/** One of the four parts of a subnet. */
export function quarterOf({ first, bits }: Subnet, which: keyof typeof QUARTERS): Subnet {
  return { first: first + QUARTERS[which] * (sizeOf(bits) / 4), bits: bits + 2 };
}

/** Whether some addresses are both's. */
export function overlap(one: Subnet, other: Subnet): boolean {
  return one.first < other.first + sizeOf(other.bits) && other.first < one.first + sizeOf(one.bits);
}

/** The problem with what cannot be a stack's addresses, whatever it is. */
export function subnetProblems(path: string, got: unknown): Problem[] {
  const expected = A_SUBNET;
  const subnet = typeof got === "string" ? parseSubnet(got) : undefined;
  if (!subnet || subnet.bits < BITS.min || subnet.bits > BITS.max || !isForHosts(subnet))
    return [{ path, expected, got }];
  if (subnetText(subnet) === got) return [];
  return [{ path, expected, got, remedy: `The first of these is ${subnetText(subnet)}.` }];
}

/** Source: RFC 6890. */
const NO_HOSTS = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"];

function isForHosts(subnet: Subnet): boolean {
  return !NO_HOSTS.some((one) => overlap(subnet, parseSubnet(one)!));
}

function startOf({ first, bits }: Subnet): Subnet {
  return { first: first - (first % sizeOf(bits)), bits };
}

function sizeOf(bits: number): number {
  return 2 ** (32 - bits);
}

function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
