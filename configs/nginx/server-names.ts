import { isOpen, LOOPBACK, reachedBy } from "../container/published-port";
import { routesOf, type RoutesOptions } from "./route";

/** By which names nginx may be asked. */
export type NamesOptions = RoutesOptions & {
  serverName?: string | undefined;
  publish?: number | undefined;
  publishAddress?: string | undefined;
  alias?: string | undefined;
};

/** Any host's. */
export const ANY = "_";

/** Of a server with a name also what it is called on its networks, and on the machine where it is published. */
export function namesOf(options: NamesOptions): string[] {
  const { serverName = ANY, alias, publish, publishAddress = LOOPBACK } = options;
  if (serverName === ANY) return [ANY];
  const own = isOpen(publishAddress) ? [reachedBy(publishAddress)] : [];
  const here = publish === undefined ? [] : ["localhost", LOOPBACK, ...own.map(asHost)];
  const names = [serverName, ...(alias === undefined ? [] : [alias]), ...here].map((name) =>
    name.toLowerCase(),
  );
  return [...new Set(names)].filter((name) => !hostsOf(options).includes(name));
}

/** Whether it answers for any host. */
export function takesAny(options: NamesOptions): boolean {
  const { serverName = ANY } = options;
  return serverName === ANY && routesOf(options).some(({ host }) => host === undefined);
}

/** The hosts that have routes of their own. */
export function hostsOf(options: NamesOptions): string[] {
  return [...new Set(routesOf(options).flatMap(({ host }) => host ?? []))];
}

/** All names for which it answers. */
export function known(options: NamesOptions): string[] {
  const isAsked = routesOf(options).some(({ host }) => host === undefined);
  return [...(isAsked ? namesOf(options) : []), ...hostsOf(options)];
}

/** An address of IPv6 is in brackets where a host is named. */
function asHost(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
