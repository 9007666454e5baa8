import { Tuning } from "../../tuning";
import {
  Balancing,
  type BalancingSettings,
  HashBy,
  type HashSettings,
  type ServerSettings,
} from "../balancing-settings";
import { balancingsProblems, SINCE } from "../balancing-problems";
import { because, type Directive, directive } from "../core/directive";
import { type Token, variable, type VariableName } from "../core/token";
import { addressOf } from "../endpoints";
import type { Feature, OptionRow } from "../feature";
import { optionOf, type Route, routesOf, type RoutesOptions } from "../route";
import type { VersionOptions } from "../version";

/** How upstreams share their requests. */
export interface BalancingOptions {
  /**
   * How the servers of a service share its requests.
   * @default the one with the fewest open requests is asked
   */
  balancing?: BalancingSettings | undefined;
}

const server = (what: string, values: string, start: string): OptionRow => ({
  what,
  values,
  default: start,
});

/** Who of an upstream's servers is asked. */
export const balancing: Feature<RoutesOptions & BalancingOptions & VersionOptions> = {
  options: {
    "balancing.method": {
      what: "which server of a service is asked",
      values: Object.values(Balancing).join(", "),
      default: Balancing.LeastConn,
      since: `sticky ${SINCE.sticky}, leastTime ${SINCE.leastTime}`,
    },
    "balancing.hash": {
      what: "what of a request tells its server, for method hash",
      values: `by: ${Object.values(HashBy).join(", ")}; name of the header, cookie or parameter; consistent: true or false`,
      default: "none; consistent: true",
    },
    "balancing.cookie": server("the cookie's name, for method sticky", "a name", "route"),
    "balancing.resolve": {
      ...server("whether names are looked up again while nginx runs", "true or false", "false"),
      since: SINCE.resolve,
    },
    "balancing.servers[i].weight": server("its share of the requests", "1 to 1000", "1"),
    "balancing.servers[i].maxFails": server(
      "after how many failures it is left alone, 0 for never",
      "0 to 1000",
      "0",
    ),
    "balancing.servers[i].failTimeoutSeconds": server(
      "within which time these count, and for how long it is left alone",
      "1 to 3600",
      "10",
    ),
    "balancing.servers[i].maxConns": server(
      "how many requests it may have at once, 0 for any",
      "0 to 100000",
      "0",
    ),
    "balancing.servers[i].backup": server(
      "whether it is asked only where no other can be",
      "true or false",
      "false",
    ),
    "balancing.servers[i].down": server("whether it gets no requests", "true or false", "false"),
  },
  tunings: [Tuning.Production],
  problems: balancingsProblems,
  findings: (options) => (methodsOf(options).includes(Balancing.IpHash) ? [BY_ADDRESS] : []),
  adds: (options) => ({
    http: looksUp(options) ? RESOLVER : [],
    upstream: (route) => group(route, settingsOf(route, options)),
  }),
  explain: (options) =>
    [...new Set(methodsOf(options))].map((method) => SENTENCES[method]).join(" "),
};

const BY_ADDRESS =
  "balancing.method ipHash: addresses of one /24 network share a server, and all clients that come by a port " +
  "that Docker publishes have one address: one server gets everything then. leastConn shares them out.";

/** Docker's own, which a container of a network has at this address. */
const RESOLVER = because(
  "balancing.resolve",
  "Names are looked up by Docker's own server, every five seconds.",
  directive("resolver", "127.0.0.11", "valid=5s", "ipv6=off"),
);

const SENTENCES: Record<Balancing, string> = {
  leastConn: "Asks the server with the fewest open requests.",
  roundRobin: "Asks the servers of a service one after the other.",
  ipHash: "Asks the same server for all clients of a /24 network.",
  hash: "Asks the same server for requests that are alike.",
  random: "Asks the less busy of two servers that are picked at random.",
  sticky: "Asks the server that a client's cookie names.",
  leastTime: "Asks the server that answers fastest.",
};

/** How a route's servers share its requests: the route's own word, or the proxy's. */
function settingsOf(route: Route, { balancing = {} }: BalancingOptions): BalancingSettings {
  const settings = route.balancing ?? balancing;
  return route.isNewVersion ? { ...settings, servers: undefined } : settings;
}

function methodsOf(options: RoutesOptions & BalancingOptions): Balancing[] {
  return routesOf(options).map((route) => settingsOf(route, options).method ?? Balancing.LeastConn);
}

function looksUp(options: RoutesOptions & BalancingOptions): boolean {
  return routesOf(options).some((route) => settingsOf(route, options).resolve);
}

function group(route: Route, settings: BalancingSettings): Directive[] {
  const option = optionOf(route, "balancing");
  const { endpoints } = route.upstream;
  const servers = endpoints.map((endpoint, index) => [
    addressOf(endpoint),
    ...parametersOf(settings.servers?.[index] ?? {}, endpoints.length),
    ...(settings.resolve && !("socket" in endpoint) ? ["resolve"] : []),
  ]);
  return [
    ...because(
      undefined,
      "The workers know of each other how busy a server is.",
      directive("zone", route.name, `${zoneKb(endpoints.length)}k`),
    ),
    // Before keepalive: nginx 1.22 forgets it when the method comes after.
    ...because(`${option}.method`, "Which server is asked.", ...methodOf(settings)),
    ...because(
      `${option}.servers`,
      "No failure of a request keeps the others from a server, unless maxFails says so.",
      ...servers.map((words) => directive("server", ...words)),
    ),
  ];
}

/** What nginx keeps of a server there takes less than 2 kB. */
function zoneKb(servers: number): number {
  return Math.max(64, 2 * servers);
}

function parametersOf(settings: ServerSettings, count: number): Token[] {
  const { weight, maxFails = 0, failTimeoutSeconds, maxConns, backup, down } = settings;
  return [
    ...(weight === undefined ? [] : [`weight=${weight}`]),
    // Of one server alone nginx never keeps away.
    ...(count > 1 ? [`max_fails=${maxFails}`] : []),
    ...(failTimeoutSeconds === undefined ? [] : [`fail_timeout=${failTimeoutSeconds}s`]),
    ...(maxConns === undefined ? [] : [`max_conns=${maxConns}`]),
    ...(backup ? ["backup"] : []),
    ...(down ? ["down"] : []),
  ];
}

function methodOf({ method, hash, cookie = COOKIE }: BalancingSettings): Directive[] {
  switch (method ?? Balancing.LeastConn) {
    case Balancing.LeastConn:
      return [directive("least_conn")];
    case Balancing.RoundRobin:
      return [];
    case Balancing.IpHash:
      return [directive("ip_hash")];
    case Balancing.Hash: {
      const { consistent = true } = hash ?? {};
      return [directive("hash", keyOf(hash), ...(consistent ? ["consistent"] : []))];
    }
    case Balancing.Random:
      return [directive("random", "two", "least_conn")];
    case Balancing.Sticky:
      return [directive("sticky", "cookie", cookie, "path=/", "httponly", "samesite=lax")];
    case Balancing.LeastTime:
      return [directive("least_time", "header")];
  }
}

const COOKIE = "route";

function keyOf({ by = HashBy.Uri, name = "" }: Partial<HashSettings> = {}): Token {
  const low = name.toLowerCase().replaceAll("-", "_");
  const keys: Record<HashBy, VariableName> = {
    uri: "request_uri",
    address: "binary_remote_addr",
    header: `http_${low}`,
    cookie: `cookie_${low}`,
    query: `arg_${low}`,
  };
  return [variable(keys[by])];
}
