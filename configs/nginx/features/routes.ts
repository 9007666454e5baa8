import { Tuning } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature, RouteLocation } from "../feature";
import { partsOf, type Token, variable } from "../core/token";
import { restName } from "./rest";
import { asItCame } from "../decided";
import { addressOf } from "../endpoints";
import { groupOf } from "../groups";
import { isUwsgi, type Route, routesOf, type RoutesOptions, SubPath } from "../route";
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
function target(location: RouteLocation, options: RoutesOptions): Token {
  const { route, path, isAgain, isAsItCame, group = route.name } = location;
  const service = route.canary ? ["http://", ...groupOf(route)] : `http://${route.name}`;
  // In its protocol the path is a value beside others.
  if (isUwsgi(route)) return service;
  if ((isAgain || isAsItCame) && route.subPath === SubPath.Strip)
    return [...partsOf(service), variable(restName(route))];
  if (isAgain || isAsItCame || asItCame(options)) return service;
  if (route.subPath === SubPath.Strip) return `http://${group}/`;
  return `http://${group}${path}`;
}

function shown({ paths, host = "" }: Route): string {
  return paths
    .map((path) => (path === "/" && host === "" ? "what no other answers" : `${host}${path}`))
    .join(", ");
}

function addresses({ endpoints }: Route["upstream"]): string {
  return endpoints.map(addressOf).join(", ");
}
