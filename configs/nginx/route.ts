import { withSlash } from "../frontend/served-frontend";

/** A service that requests are passed to. */
export interface Upstream {
  endpoints: { host: string; port: number }[];
  /** Whether its connections can be used again. */
  keepsConnections: boolean;
}

/** Requests below a path, and who answers them. */
export interface Route {
  /** `/`, or a path that ends with a slash. */
  path: string;
  upstream: Upstream;
  /** What its group of servers is called. */
  name: string;
}

/** What decides where a request goes; exactly one of `upstream` and `routes` is given. */
export interface RoutesOptions {
  /** The one service, for all that no front end answers. */
  upstream?: Upstream | undefined;
  /** Services by path. The longest path that a request begins with decides. */
  routes?: { path: string; upstream: Upstream }[] | undefined;
  /** A front end answers what no route does. */
  frontend?: { apiPrefix: string } | undefined;
}

/** The routes; the options have to be checked. */
export function routesOf({ upstream, routes = [], frontend }: RoutesOptions): Route[] {
  const given = upstream ? [{ path: frontend?.apiPrefix ?? "/", upstream }] : routes;
  return given.map(({ path, upstream }, index) => ({
    path: withSlash(path),
    upstream,
    name: index === 0 ? "app" : `app-${index + 1}`,
  }));
}
