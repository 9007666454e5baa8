import { type Directive, directive } from "../core/directive";
import type { Feature, RouteLocation } from "../feature";
import { type Route, routesOf, type RoutesOptions } from "../route";
import { routesProblems } from "../route-problems";
import { Tuning } from "../../tuning";

/** Who answers what: a group of servers for each route, and the request that it gets. */
export const routes: Feature<RoutesOptions> = {
  options: [],
  tunings: [Tuning.Production],
  problems: routesProblems,
  adds: (options) => ({
    upstream: servers,
    // A path is compared and passed on with the slashes that it came with.
    server: asItCame(options) ? [] : [directive("merge_slashes", "off")],
    location: (location) => [directive("proxy_pass", target(location, options))],
  }),
  explain: (options) =>
    routesOf(options)
      .map(({ path, upstream }) => `Passes ${shownPath(path)} to ${addresses(upstream)}`)
      .join("; ") + ". A server with the fewest open requests is asked first.",
};

function servers({ name, upstream: { endpoints } }: Route): Directive[] {
  return [
    directive("zone", name, "64k"),
    // Before keepalive: nginx 1.22 forgets it when the method comes after.
    directive("least_conn"),
    ...endpoints.map(({ host, port }) => directive("server", `${host}:${port}`)),
  ];
}

/**
 * With a path of its own an upstream is asked for what nginx decided on: `/secret/../api/` is `/api/` for
 * both, or a prefix would not shut out what lies beside it. Where one upstream answers all, it gets the
 * path as it came.
 */
function target({ route, path }: RouteLocation, options: RoutesOptions): string {
  return `http://${route.name}${asItCame(options) ? "" : path}`;
}

function asItCame(options: RoutesOptions): boolean {
  return routesOf(options).every(({ path }) => path === "/");
}

function shownPath(path: string): string {
  return path === "/" ? "what no other answers" : path;
}

function addresses({ endpoints }: Route["upstream"]): string {
  return endpoints.map(({ host, port }) => `${host}:${port}`).join(", ");
}
