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
  method?: Balancing;
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
