import { isUwsgi, type Route, RouteMatch, routesOf, type RoutesOptions } from "./route";

/** Whether one service answers all: it gets each path as it came. */
export function asItCame(options: RoutesOptions): boolean {
  return routesOf(options).every(
    (route) => route.paths.includes("/") && route.match !== RouteMatch.Exact && !isUwsgi(route),
  );
}

/** Whether a route's service is to get the path that nginx decided on. uWSGI's protocol has both. */
export function isDecided(route: Route, options: RoutesOptions): boolean {
  return !asItCame(options) && !isUwsgi(route);
}

/** Whether a route's requests may go on to a location that asks, from one that does not. */
export function goesOn(route: Route, options: RoutesOptions): boolean {
  return (
    options.staticFiles !== undefined || (route.canary !== undefined && isDecided(route, options))
  );
}
