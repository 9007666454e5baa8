import { because, block, directive, whereMatches } from "../core/directive";
import { captured, made, variable } from "../core/token";
import type { Feature } from "../feature";
import { goesOn } from "../decided";
import { ourName } from "../groups";
import { type Route, routesOf, type RoutesOptions, SubPath } from "../route";
import { Tuning } from "../../tuning";
import { isTriedAgain } from "./retries";

/** What a service is asked for that does not know what it is below, where nginx cannot take that off itself. */
export const rest: Feature<RoutesOptions> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: (options) => ({
    http: cut(options).flatMap((route) => because(`${route.option}.subPath`, WHY, restOf(route))),
  }),
  explain: (options) =>
    cut(options).length === 0
      ? undefined
      : "Takes what a service is below off a path that is passed on as it came, by how many parts that has.",
};

function cut(options: RoutesOptions): Route[] {
  return routesOf(options).filter(
    (route) => route.subPath === SubPath.Strip && (isTriedAgain(route) || goesOn(route, options)),
  );
}

const WHY = "What is asked for in a location by name: the path without what the service is below.";

/**
 * A location by name cannot take a path's beginning off: a map does, by how many parts that has. Only a path
 * that is the same for nginx and for the app gets there.
 */
function restOf(route: Route) {
  const {
    paths: [path = "/"],
  } = route;
  const parts = `(?:/[^/?]+){${path.split("/").length - 2}}`;
  return block(
    "map",
    [[variable("request_uri")], made(restName(route))],
    [
      directive("default", "/"),
      whereMatches(`~^${parts}(/.*)`, [captured()]),
      whereMatches(`~^${parts}([?].*)`, ["/", captured()]),
    ],
  );
}

/** The variable with it. */
export function restName(route: Route): `our_rest_${string}` {
  return `our_rest_${ourName(route)}`;
}
