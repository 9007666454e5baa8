import { because, block, directive, whereMatches } from "../core/directive";
import { made, type Token, variable } from "../core/token";
import { goesOn, isDecided } from "../decided";
import type { Feature } from "../feature";
import { groupOf, groupsOf, ourName } from "../groups";
import { BEHIND } from "../places";
import { type Route, routesOf, type RoutesOptions } from "../route";
import { samePath } from "../same-path";
import { Tuning } from "../../tuning";
import { canaryOption } from "./canary";

/**
 * Where nginx goes on to once it has seen that it answers a request with no file, or whose version a client gets.
 * A service is named there by a location's own name, which has the path as it came, or below BEHIND, which has what
 * nginx decided on: of that nginx takes all behind a packed ? for a query, so no path with one goes there.
 */
export const ways: Feature<RoutesOptions> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: (options) => {
    const decided = routesOf(options).filter(
      (route) => goesOn(route, options) && isDecided(route, options),
    );
    return {
      http: decided.flatMap((route) => because(undefined, WHY, wayOf(route))),
      server:
        decided.length === 0
          ? []
          : because(
              undefined,
              WHY_REFUSED,
              block("location", [`@${UNCLEAR}`], [directive("return", "400")]),
            ),
      first: ({ route }) =>
        route.canary && isDecided(route, options)
          ? because(canaryOption(route), WHY, directive("try_files", "/.", onward(route, options)))
          : undefined,
      asItCame: (route) => (goesOn(route, options) ? nameOf(route) : undefined),
      decided: (route) =>
        decided.some(({ name }) => name === route.name)
          ? groupsOf(route).map(({ name }) => name)
          : [],
    };
  },
  explain: (options) =>
    routesOf(options).some((route) => goesOn(route, options))
      ? "Passes on, as it came, a path that it has looked at for a file or for a client's version, where the app reads it as nginx does."
      : undefined,
};

const WHY =
  "A path that is the same for nginx and for the app is passed on as it came, another as nginx decided.";
const WHY_REFUSED =
  "A path that nginx would have to change, and cannot without taking a part of it for a query.";

const UNCLEAR = "unclear";

/** What a route's location ends with that answers nothing itself. */
export function onward(route: Route, options: RoutesOptions): Token {
  return isDecided(route, options) ? [variable(wayName(route))] : `@${nameOf(route)}`;
}

function nameOf({ name }: Route): string {
  return `as-it-came-${name}`;
}

function wayName(route: Route): `our_way_${string}` {
  return `our_way_${ourName(route)}`;
}

function wayOf(route: Route) {
  return block(
    "map",
    [[variable("request_uri")], made(wayName(route))],
    [
      whereMatches(`~*^${samePath(route)}`, `@${nameOf(route)}`),
      whereMatches("~*^[^?#]*%3f", `@${UNCLEAR}`),
      directive("default", [
        `${BEHIND}/`,
        ...groupOf(route),
        variable("uri"),
        "?",
        variable("args"),
      ]),
    ],
  );
}
