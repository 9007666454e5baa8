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
      .map(({ paths, upstream }) => `Passes ${shown(paths)} to ${addresses(upstream)}`)
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
function target({ route, path, isBehind }: RouteLocation, options: RoutesOptions): string {
  return `http://${route.name}${asItCame(options) && !isBehind ? "" : path}`;
}

function asItCame(options: RoutesOptions): boolean {
  const [first, ...others] = routesOf(options);
  return others.length === 0 && first?.paths.includes("/") === true;
}

function shown(paths: string[]): string {
  return paths.map((path) => (path === "/" ? "what no other answers" : path)).join(", ");
}

function addresses({ endpoints }: Route["upstream"]): string {
  return endpoints.map(({ host, port }) => `${host}:${port}`).join(", ");
}
