import { type Directive, directive } from "../core/directive";
import type { Feature } from "../feature";
import { routesOf, type RoutesOptions } from "../route";
import { Tuning } from "../../tuning";
import { type ConnectionsOptions, USERS } from "./connections";

/** nginx closes an idle connection to the upstream before Gunicorn, with its 75 s, or Granian, with its 60, does. */
export const UPSTREAM_IDLE_SECONDS = 45;

/** Connections to an upstream that keeps them are used again. */
export const keepAlive: Feature<RoutesOptions & ConnectionsOptions> = {
  options: [],
  tunings: [Tuning.Production],
  problems: () => [],
  adds: (options) => ({
    upstream: ({ upstream }) => (upstream.keepsConnections ? kept(options) : []),
    location: ({ route: { upstream } }) => [
      directive("proxy_http_version", "1.1"),
      directive("proxy_set_header", "Connection", upstream.keepsConnections ? "" : "close"),
    ],
  }),
  explain: (options) =>
    routesOf(options).some(({ upstream }) => upstream.keepsConnections)
      ? "Uses a connection to the upstream again: half the cost of a hop, for up to 256 idle connections a worker."
      : undefined,
};

/** A worker keeps at most this many idle: more than an upstream answers at once are of no use. */
function kept({ users = USERS.default }: ConnectionsOptions): Directive[] {
  return [
    directive("keepalive", String(Math.min(Math.max(users, 16), 256))),
    directive("keepalive_requests", "10000"),
    directive("keepalive_timeout", `${UPSTREAM_IDLE_SECONDS}s`),
  ];
}
