import { appPathsOf, withSlash } from "../frontend/app-paths";

/** A service that requests are passed to. */
export interface Upstream {
  endpoints: { host: string; port: number }[];
  /** Whether its connections can be used again. */
  keepsConnections: boolean;
}

/** Requests below some paths, and who answers them. */
export interface Route {
  /** `/`, or paths that end with a slash. */
  paths: string[];
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
  frontend?: { appPaths: string[] } | undefined;
  /** Files of the one service that nginx has itself. */
  staticFiles?: { path: string } | undefined;
}

/** The routes; the options have to be checked. */
export function routesOf(options: RoutesOptions): Route[] {
  const { upstream, routes = [] } = options;
  const given = upstream
    ? [{ paths: pathsOfTheOne(options), upstream }]
    : routes.map(({ path, upstream }) => ({ paths: [withSlash(path)], upstream }));
  return given.map((route, index) => ({
    ...route,
    name: index === 0 ? "app" : `app-${index + 1}`,
  }));
}

function pathsOfTheOne({ frontend, staticFiles }: RoutesOptions): string[] {
  const paths = frontend ? appPathsOf(frontend) : ["/"];
  return [...new Set([...paths, ...(staticFiles ? [withSlash(staticFiles.path)] : [])])];
}
