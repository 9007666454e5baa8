import type { Labels } from "./labels";
import { overlap, parseSubnet, type Subnet, subnetText } from "./subnet";

/** Addresses that somebody has. */
export interface TakenAddresses {
  subnet: Subnet;
  /** Who that is, in words. */
  by: string;
  /** How to have it give them back, a sentence's end. */
  remedy: string;
}

/** What of `docker network inspect` tells whose addresses are whose. */
export interface InspectedNetwork {
  Name: string;
  Labels?: Record<string, string> | null;
  IPAM?: { Config?: { Subnet?: string }[] | null } | null;
}

/** What there is on a machine. */
export interface HostNetworks {
  networks: readonly InspectedNetwork[];
  /** The labels of the stack's own networks. */
  own: Labels;
  /** What Linux has in /proc/net/route; empty where it is not known. */
  routes: string;
}

/** Whose addresses those are that a stack was to have; undefined where nobody else has any of them. */
export function clash(
  wanted: readonly Subnet[],
  { networks, own, routes }: HostNetworks,
): TakenAddresses | undefined {
  const taken = networks.flatMap((network) => addressesOf(network, isOwn(network, own)));
  const isSame = (one: Subnet) => (other: Subnet) => subnetText(one) === subnetText(other);
  // To each of its networks Docker has made a route as well.
  const beyond = routesAddresses(routes).filter(
    ({ subnet }) => !taken.some((one) => isSame(subnet)(one.subnet)),
  );
  // What the stack has already it keeps.
  const others = taken.filter(({ subnet, isOwn }) => !(isOwn && wanted.some(isSame(subnet))));
  return [...others, ...beyond].find(({ subnet }) => wanted.some((one) => overlap(one, subnet)));
}

function isOwn({ Labels }: InspectedNetwork, own: Labels): boolean {
  return Object.entries(own).every(([key, value]) => Labels?.[key] === value);
}

function addressesOf({ Name, IPAM }: InspectedNetwork, isOwn: boolean) {
  const remedy = isOwn
    ? "destroy the stack before, which has that one now"
    : `remove that network, if nobody uses it: docker network rm ${Name}`;
  return subnetsOf(IPAM?.Config ?? []).map((subnet) => ({
    ...{ subnet, isOwn, remedy },
    by: `the Docker network ${Name} has ${subnetText(subnet)}`,
  }));
}

function subnetsOf(configs: readonly { Subnet?: string }[]): Subnet[] {
  return configs.flatMap(({ Subnet = "" }) => parseSubnet(Subnet) ?? []);
}

/**
 * The addresses to which this machine has routes, but the one for all others.
 * @param table what Linux has in /proc/net/route: numbers in hexadecimal, the last byte first
 */
function routesAddresses(table: string): TakenAddresses[] {
  const rows = table.split("\n").slice(1);
  return rows.flatMap((row) => {
    const [device = "", first = "", , , , , , mask = ""] = row.split("\t");
    const subnet = {
      first: fromHex(first),
      bits: fromHex(mask).toString(2).replaceAll("0", "").length,
    };
    if (mask === "" || subnet.bits === 0) return [];
    const by = `this machine reaches ${subnetText(subnet)} by ${device}, as a VPN or another network has it`;
    return [{ subnet, by, remedy: `end what made ${device}` }];
  });
}

function fromHex(text: string): number {
  const bytes = text.match(/../g) ?? [];
  return bytes.reduceRight((sum, byte) => sum * 256 + parseInt(byte, 16), 0);
}

/** What is said of it. */
export function clashText(subnet: string, { by, remedy }: TakenAddresses): string {
  return `subnet: expected addresses that nobody else has, got ${subnet}: ${by}. Set subnet to others, such as 10.201.0.0/24, or ${remedy}`;
}

/** What is said where Docker itself has none left, with its words, by which they are looked for. */
export function exhaustedText(networks: number): string {
  return (
    `subnet: expected addresses for another Docker network, and Docker has none left for its ${networks} networks ` +
    '("could not find an available, non-overlapping IPv4 address pool"); a VPN may have taken them. ' +
    "Remove networks that nobody uses, by docker network prune, or set subnet to free ones, such as 10.201.0.0/24"
  );
}

/** Whether Docker refuses a network since it has no addresses left for it. */
export function isExhausted(said: string): boolean {
  return /could not find an available, non-overlapping IPv4 address pool|all predefined address pools have been fully subnetted/.test(
    said,
  );
}
