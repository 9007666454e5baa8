import { fieldsProblems, integerProblems, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { because, type Directive, directive } from "../core/directive";
import { variable } from "../core/token";
import type { RateLimitSettings } from "../rate-limit-settings";
import type { Feature } from "../feature";
import { ofEachRouteProblems } from "../of-each-route";
import { optionOf, type Route, routesOf, type RoutesOptions } from "../route";
import type { BehindProxyOptions } from "./behind-proxy";
import type { ListenOptions } from "./listen";

/** How many requests clients may send. */
export interface RateLimitOptions {
  /**
   * How many requests a client may send to the services; what is more is answered with 429.
   * @default any number
   */
  rateLimit?: RateLimitSettings | undefined;
}

type Options = RateLimitOptions & RoutesOptions & ListenOptions & BehindProxyOptions;

/** What `burst` is. */
const BURST = 20;

/** A client that asks for too much is told so; the app does not hear of it. */
export const rateLimit: Feature<Options> = {
  options: {
    "rateLimit.requestsPerSecond": {
      what: "how many requests a client may send a second",
      values: "1 to 100000",
      default: "any number",
    },
    "rateLimit.requestsPerMinute": {
      what: "the same a minute, for less than one a second",
      values: "1 to 100000",
      default: "any number",
    },
    "rateLimit.burst": {
      what: "how many it may send at once before that counts",
      values: "0 to 100000",
      default: String(BURST),
    },
    "rateLimit.connections": {
      what: "how many requests of a client are answered at the same time",
      values: "1 to 65535",
      default: "any number",
    },
  },
  tunings: [Tuning.Production],
  problems: (options) => ofEachRouteProblems("rateLimit", options, limitProblems),
  findings: (options) =>
    options.publish !== undefined && !options.trustedProxies && limited(options).length > 0
      ? [ONE_ADDRESS]
      : [],
  adds: (options) => ({
    http: limited(options).flatMap((route) => zones(route, limitOf(route, options) ?? {})),
    location: ({ route }) => limits(route, limitOf(route, options)),
  }),
  explain: (options) =>
    limited(options).length === 0
      ? undefined
      : "Answers 429 to a client that asks for more than it may; 16,000 addresses take a MiB.",
};

const ONE_ADDRESS =
  "rateLimit: all clients that come by the published port have one address, that of Docker's bridge, and share " +
  "one limit.";

function limitOf(route: Route, { rateLimit }: RateLimitOptions): RateLimitSettings | undefined {
  return route.rateLimit ?? rateLimit;
}

function limited(options: Options): Route[] {
  return routesOf(options).filter((route) => limitOf(route, options) !== undefined);
}

/** A zone a route: what is sent to one service does not count for another. */
function zones(route: Route, limit: RateLimitSettings): Directive[] {
  const client = [variable("binary_remote_addr")];
  const rate = rateOf(limit);
  const option = optionOf(route, "rateLimit");
  return because(
    option,
    "Who asked how often is known by the client's address.",
    ...(rate
      ? [directive("limit_req_zone", client, `zone=rate-${route.name}:10m`, `rate=${rate}`)]
      : []),
    ...(limit.connections === undefined
      ? []
      : [directive("limit_conn_zone", client, `zone=open-${route.name}:10m`)]),
  );
}

function limits(route: Route, limit: RateLimitSettings | undefined): Directive[] {
  if (limit === undefined) return [];
  const { burst = BURST, connections } = limit;
  const rate = rateOf(limit)
    ? [
        directive(
          "limit_req",
          `zone=rate-${route.name}`,
          ...(burst > 0 ? [`burst=${burst}`, "nodelay"] : []),
        ),
        directive("limit_req_status", "429"),
      ]
    : [];
  const open =
    connections === undefined
      ? []
      : [
          directive("limit_conn", `open-${route.name}`, String(connections)),
          directive("limit_conn_status", "429"),
        ];
  return because(
    optionOf(route, "rateLimit"),
    "What is more is answered with 429.",
    ...rate,
    ...open,
  );
}

function rateOf({ requestsPerSecond, requestsPerMinute }: RateLimitSettings): string | undefined {
  if (requestsPerSecond !== undefined) return `${requestsPerSecond}r/s`;
  return requestsPerMinute === undefined ? undefined : `${requestsPerMinute}r/m`;
}

function limitProblems(path: string, got: unknown): Problem[] {
  const integer =
    (min: number, max = 100_000) =>
    (path: string, got: unknown) =>
      integerProblems(path, got, { min, max });
  const problems = fieldsProblems(path, got, {
    ...{ requestsPerSecond: integer(1), requestsPerMinute: integer(1) },
    ...{ burst: integer(0), connections: integer(1, 65_535) },
  });
  if (problems.length > 0) return problems;
  const { requestsPerSecond, requestsPerMinute, burst, connections } = got as RateLimitSettings;
  if (requestsPerSecond !== undefined && requestsPerMinute !== undefined)
    return [
      {
        path: `${path}.requestsPerMinute`,
        expected: "nothing beside requestsPerSecond",
        got: requestsPerMinute,
      },
    ];
  const hasRate = requestsPerSecond !== undefined || requestsPerMinute !== undefined;
  if (burst !== undefined && !hasRate)
    return [
      {
        path: `${path}.burst`,
        expected: "requestsPerSecond or requestsPerMinute beside it",
        got: burst,
      },
    ];
  return hasRate || connections !== undefined
    ? []
    : [{ path, expected: "requestsPerSecond, requestsPerMinute or connections", got }];
}
