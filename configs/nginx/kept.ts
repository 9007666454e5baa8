import type { Route, Upstream } from "./route";

/** Whether connections to upstreams are used again. */
export interface KeepAliveOptions {
  /**
   * Whether a connection to a service is used for more than one request: both sides are told. True is refused
   * before a service that closes each, such as Gunicorn's sync workers.
   * @default as the service does
   */
  keepAlive?: boolean | undefined;
}

/** Whether connections to an upstream are used again: where it keeps them, unless nobody wants that. */
export function isKept(
  { keepsConnections }: Upstream,
  { keepAlive = true }: KeepAliveOptions,
): boolean {
  return keepsConnections && keepAlive;
}

/** The same of all that a route passes to: nginx says one thing to the servers of both versions. */
export function isRouteKept(
  { upstream, canary }: Pick<Route, "upstream" | "canary">,
  options: { keepAlive?: boolean | undefined },
): boolean {
  return isKept(upstream, options) && (canary === undefined || isKept(canary.upstream, options));
}
