import {
  booleanProblems,
  choiceProblems,
  fieldsProblems,
  integerProblems,
  isRecord,
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
} from "../../problems";
import { Tuning } from "../../tuning";
import { because, type Directive, directive } from "../core/directive";
import { type Token, variable, type VariableName } from "../core/token";
import type { Feature, OptionRow } from "../feature";
import { optionOf, type Route, routesOf, type RoutesOptions } from "../route";
import { sinceProblems, type VersionOptions } from "../version";

/** Which server of an upstream is asked. */
export const Balancing = {
  /** The one with the fewest open requests, by their weights. */
  LeastConn: "leastConn",
  /** One after the other, by their weights. */
  RoundRobin: "roundRobin",
  /** By the first three parts of the client's address. */
  IpHash: "ipHash",
  /** By what `hash` says of a request. */
  Hash: "hash",
  /** The less busy of two that are picked at random. */
  Random: "random",
  /** The one that answered a client first, by a cookie. */
  Sticky: "sticky",
  /** The one that answers fastest. */
  LeastTime: "leastTime",
} as const;
export type Balancing = (typeof Balancing)[keyof typeof Balancing];

/** What of a request tells its server. */
export const HashBy = {
  /** Its path and query, as it came. */
  Uri: "uri",
  /** The client's address. */
  Address: "address",
  /** A header, by its name. */
  Header: "header",
  /** A cookie, by its name. */
  Cookie: "cookie",
  /** A parameter of the query, by its name. */
  Query: "query",
} as const;
export type HashBy = (typeof HashBy)[keyof typeof HashBy];

/** What `hash` is made of. */
export interface HashSettings {
  /** What of a request tells its server. */
  by: HashBy;
  /**
   * The name of the header, cookie or parameter: letters, digits, - and _.
   * @default none: uri and address have none
   */
  name?: string | undefined;
  /**
   * Whether a server more or less moves few of the others' requests.
   * @default true
   */
  consistent?: boolean | undefined;
}

/** What nginx is told of one server of an upstream. */
export interface ServerSettings {
  /**
   * How many requests it gets for one of another's, 1 to 1000.
   * @default 1
   */
  weight?: number | undefined;
  /**
   * After how many failures it is left alone for failTimeoutSeconds, 0 to 1000, 0 for never: a request that
   * fails everywhere would take all of them out.
   * @default 0
   */
  maxFails?: number | undefined;
  /**
   * Within which time these failures count, and how long it is left alone then, in seconds, 1 to 3600.
   * @default 10, nginx's own
   */
  failTimeoutSeconds?: number | undefined;
  /**
   * How many requests it may have at once, 0 to 100000, 0 for any.
   * @default 0
   */
  maxConns?: number | undefined;
  /**
   * Whether it is asked only where no other can be.
   * @default false
   */
  backup?: boolean | undefined;
  /**
   * Whether it gets no requests.
   * @default false
   */
  down?: boolean | undefined;
}

/** How the servers of an upstream share its requests. */
export interface BalancingSettings {
  /**
   * Which server is asked.
   * @default Balancing.LeastConn
   */
  method?: Balancing | undefined;
  /**
   * What of a request tells its server, for method hash.
   * @default none
   */
  hash?: HashSettings | undefined;
  /**
   * The name of the cookie, for method sticky.
   * @default "route"
   */
  cookie?: string | undefined;
  /**
   * Whether the names of servers are looked up again while nginx runs: then one that is not there yet does not
   * keep it from starting.
   * @default false: they are looked up with each deployment
   */
  resolve?: boolean | undefined;
  /**
   * What is told of each server, in the order of the service's endpoints.
   * @default nothing
   */
  servers?: ServerSettings[] | undefined;
}

/** How upstreams share their requests. */
export interface BalancingOptions {
  /**
   * How the servers of a service share its requests.
   * @default the one with the fewest open requests is asked
   */
  balancing?: BalancingSettings | undefined;
}

/** The versions that came with what 1.22 lacks. */
const SINCE = { sticky: "1.29.6", leastTime: "1.31.0", resolve: "1.27.3" };

/** nginx refuses a server in reserve with these. */
const WITHOUT_BACKUP: readonly string[] = [Balancing.IpHash, Balancing.Hash, Balancing.Random];

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
  "Names are looked up by Docker's own server, every ten seconds.",
  directive("resolver", "127.0.0.11", "valid=10s", "ipv6=off"),
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
  return route.balancing ?? balancing;
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
  const servers = endpoints.map(({ host, port }, index) => [
    `${host}:${port}`,
    ...parametersOf(settings.servers?.[index] ?? {}, endpoints.length),
    ...(settings.resolve ? ["resolve"] : []),
  ]);
  return [
    ...because(
      undefined,
      "nginx's workers know of each other how busy a server is.",
      directive("zone", route.name, "64k"),
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

function balancingsProblems(options: RoutesOptions & BalancingOptions & VersionOptions): Problem[] {
  const { balancing, upstream } = options;
  const routes: unknown[] = Array.isArray(options.routes) ? Array.from(options.routes) : [];
  const of = (path: string, got: unknown, served: unknown) =>
    optionalProblems(path, got, () => settingsProblems(path, got, { served, options }));
  return [
    ...of("balancing", balancing, upstream),
    ...routes.flatMap((route, index) =>
      isRecord(route) ? of(`routes[${index}].balancing`, route.balancing, route.upstream) : [],
    ),
  ];
}

function settingsProblems(
  path: string,
  got: unknown,
  { served, options }: { served: unknown; options: VersionOptions },
): Problem[] {
  const problems = fieldsProblems(path, got, {
    method: (path, got) => choiceProblems(path, got, Object.values(Balancing)),
    hash: hashProblems,
    cookie: nameProblems,
    resolve: booleanProblems,
    servers: (path, got) =>
      listProblems(path, got, { expected: "settings of a server", each: serverProblems }),
  });
  if (problems.length > 0) return problems;
  const settings = got as BalancingSettings;
  return [
    ...needed(path, settings, options),
    ...backupProblems(path, settings),
    ...countProblems(path, settings, served),
  ];
}

function hashProblems(path: string, got: unknown): Problem[] {
  const problems = fieldsProblems(path, got, {
    by: (path, got) => choiceProblems(path, got, Object.values(HashBy)),
    name: nameProblems,
    consistent: booleanProblems,
  });
  if (problems.length > 0) return problems;
  const { by, name } = got as Partial<HashSettings>;
  if (by === undefined) return choiceProblems(`${path}.by`, by, Object.values(HashBy));
  const needsName = by !== HashBy.Uri && by !== HashBy.Address;
  if (needsName === (name !== undefined)) return [];
  return [
    {
      path: `${path}.name`,
      expected: needsName ? `the name of the ${by}` : `none with by ${by}`,
      got: name,
    },
  ];
}

function nameProblems(path: string, got: unknown): Problem[] {
  const expected = "1 to 64 letters, digits, - or _";
  return patternProblems(path, got, { pattern: /^[A-Za-z0-9_-]{1,64}$/, expected });
}

function serverProblems(path: string, got: unknown): Problem[] {
  const integer = (min: number, max: number) => (path: string, got: unknown) =>
    integerProblems(path, got, { min, max });
  return fieldsProblems(path, got, {
    weight: integer(1, 1000),
    maxFails: integer(0, 1000),
    failTimeoutSeconds: integer(1, 3600),
    maxConns: integer(0, 100_000),
    backup: booleanProblems,
    down: booleanProblems,
  });
}

/** What goes together, and what the version has. */
function needed(path: string, settings: BalancingSettings, options: VersionOptions): Problem[] {
  const { method = Balancing.LeastConn, hash, cookie, resolve } = settings;
  const only = (name: string, got: unknown, of: Balancing): Problem[] =>
    got === undefined || method === of
      ? []
      : [{ path: `${path}.${name}`, expected: `none: it is for method ${of}`, got }];
  const since = (name: string, got: unknown, since: string, instead: string) =>
    sinceProblems(`${path}.${name}`, got, { since, options, instead });
  return [
    ...only("hash", hash, Balancing.Hash),
    ...only("cookie", cookie, Balancing.Sticky),
    ...(method === Balancing.Hash && hash === undefined
      ? [{ path: `${path}.hash`, expected: "what of a request tells its server", got: hash }]
      : []),
    ...(method === Balancing.Sticky
      ? since("method", method, SINCE.sticky, "hash by a cookie that the app sets")
      : []),
    ...(method === Balancing.LeastTime
      ? since("method", method, SINCE.leastTime, "leastConn")
      : []),
    ...(resolve ? since("resolve", resolve, SINCE.resolve, "leave it out") : []),
  ];
}

function backupProblems(path: string, settings: BalancingSettings): Problem[] {
  const { method = Balancing.LeastConn, servers = [] } = settings;
  const remedy = "Use leastConn or roundRobin, or no server in reserve.";
  const isBackup = servers.map(({ backup }) => backup === true);
  if (WITHOUT_BACKUP.includes(method))
    return isBackup.flatMap((backup, index) =>
      backup
        ? [
            {
              path: `${path}.servers[${index}].backup`,
              expected: `none: nginx has none with method ${method}`,
              got: true,
              remedy,
            },
          ]
        : [],
    );
  return [];
}

/** The settings are for endpoints by their places; at least one server has to be there for requests. */
function countProblems(path: string, { servers }: BalancingSettings, served: unknown): Problem[] {
  const endpoints = isRecord(served) ? served.endpoints : undefined;
  if (servers === undefined || !Array.isArray(endpoints)) return [];
  if (servers.length > endpoints.length)
    return [
      {
        path: `${path}.servers`,
        expected: `one for each endpoint of the service, which has ${endpoints.length}`,
        got: `${servers.length}`,
      },
    ];
  const inUse = endpoints.filter((_, index) => !servers[index]?.backup && !servers[index]?.down);
  return inUse.length > 0
    ? []
    : [{ path: `${path}.servers`, expected: "one that is neither backup nor down", got: servers }];
}
