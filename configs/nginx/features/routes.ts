import { Tuning } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature, RouteLocation } from "../feature";
import { type Token, variable } from "../core/token";
import { restName } from "./retries";
import { groupOf } from "./canary";
import { addressOf } from "../endpoints";
import { isUwsgi, type Route, RouteMatch, routesOf, type RoutesOptions, SubPath } from "../route";
import { routesProblems } from "../route-problems";

/** Who answers what, and the request that it gets. */
export const routes: Feature<RoutesOptions> = {
  options: {},
  tunings: [Tuning.Production],
  problems: routesProblems,
  adds: (options) => ({
    server: asItCame(options)
      ? []
      : because(
          "routes",
          "A path is compared and passed on with the slashes that it came with.",
          directive("merge_slashes", "off"),
        ),
    location: (location) =>
      because(
        location.route.option || "upstream",
        "The servers are asked for what nginx decided on.",
        directive("proxy_pass", target(location, options)),
      ),
  }),
  explain: (options) =>
    routesOf(options)
      .map((route) => `Passes ${shown(route)} to ${addresses(route.upstream)}`)
      .join("; ") + ".",
};

/**
 * With a path of its own an upstream is asked for what nginx decided on: `/secret/../api/` is `/api/` for
 * both, or a prefix would not shut out what lies beside it. Where one upstream answers all, it gets the
 * path as it came; a location by name cannot have another.
 */
function target({ route, path, isAgain, isBehind }: RouteLocation, options: RoutesOptions): Token {
  // In its protocol the path is a value beside others.
  if (isUwsgi(route)) return groupOf(route);
  if (isAgain && route.subPath === SubPath.Strip)
    return [`http://${route.name}`, variable(restName(route))];
  if (isAgain || (asItCame(options) && !isBehind)) return groupOf(route);
  if (route.subPath === SubPath.Strip) return `http://${route.name}/`;
  return `http://${route.name}${path}`;
}

function asItCame(options: RoutesOptions): boolean {
  return routesOf(options).every(
    (route) => route.paths.includes("/") && route.match !== RouteMatch.Exact && !isUwsgi(route),
  );
}

function shown({ paths, host = "" }: Route): string {
  return paths
    .map((path) => (path === "/" && host === "" ? "what no other answers" : `${host}${path}`))
    .join(", ");
}

function addresses({ endpoints }: Route["upstream"]): string {
  return endpoints.map(addressOf).join(", ");
}
