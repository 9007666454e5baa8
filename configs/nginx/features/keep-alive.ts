import { booleanProblems, isRecord, type Problem } from "../../problems";
import { Tuning } from "../../tuning";
import { because, type Directive, directive } from "../core/directive";
import type { Feature } from "../feature";
import { isKept, isRouteKept } from "../kept";
import { givenRoutes } from "../of-each-route";
import { routesOf, type RoutesOptions } from "../route";
import { type ConnectionsOptions, USERS } from "./connections";
import { connectionToken, type WebSocketsOptions } from "./web-sockets";
import type { KeepAliveOptions } from "../kept";

/** nginx closes an idle connection to the upstream before Gunicorn, with its 75 s, or Granian, with its 60, does. */
export const UPSTREAM_IDLE_SECONDS = 45;

type Options = RoutesOptions & ConnectionsOptions & KeepAliveOptions & WebSocketsOptions;

/** Connections to an upstream that keeps them are used again. */
export const keepAlive: Feature<Options> = {
  options: {
    keepAlive: {
      what: "whether a connection to a service is used for more than one request",
      values: "true, where the service keeps connections, or false",
      default: "as the service does",
    },
  },
  tunings: [Tuning.Production],
  problems: keepAliveProblems,
  adds: (options) => ({
    upstream: ({ upstream }) => (isKept(upstream, options) ? kept(options) : []),
    location: ({ route }) =>
      because(
        "keepAlive",
        isRouteKept(route, options)
          ? "A connection to the service is used again."
          : "Each request has a connection of its own to the service.",
        directive("proxy_http_version", "1.1"),
        directive(
          "proxy_set_header",
          "Connection",
          connectionToken(options, isRouteKept(route, options) ? "" : "close"),
        ),
      ),
  }),
  explain: (options) =>
    routesOf(options).some(({ upstream }) => isKept(upstream, options))
      ? "Uses a connection to the upstream again: half the cost of a hop, for up to 256 idle connections a worker."
      : undefined,
};

/** A worker keeps at most this many idle: more than an upstream answers at once are of no use. */
function kept({ users = USERS.default }: ConnectionsOptions): Directive[] {
  return [
    ...because(
      "users",
      "So many connections to the service each worker keeps while they are idle.",
      directive("keepalive", String(Math.min(Math.max(users, 16), 256))),
    ),
    ...because(
      "keepAlive",
      "A connection is closed here before the service, which waits longer, closes it under a request.",
      directive("keepalive_requests", "10000"),
      directive("keepalive_timeout", `${UPSTREAM_IDLE_SECONDS}s`),
    ),
  ];
}

/** One side alone cannot keep a connection. */
function keepAliveProblems({ keepAlive: got, upstream, canary, routes }: Options): Problem[] {
  if (got === undefined) return [];
  const problems = booleanProblems("keepAlive", got);
  if (problems.length > 0 || got === false) return problems;
  const given = [{ upstream, canary }, ...givenRoutes(routes).map(({ route }) => route)];
  const served = given.flatMap(({ upstream, canary }) => [
    upstream,
    isRecord(canary) ? canary.upstream : undefined,
  ]);
  const closes = served.some((one) => isRecord(one) && one.keepsConnections === false);
  if (!closes) return [];
  const expected = "false, or nothing: a service behind it closes each connection after its answer";
  const remedy =
    "Gunicorn's sync workers and Flask's development server do; set workerClass to gthread.";
  return [{ path: "keepAlive", expected, got, remedy }];
}
