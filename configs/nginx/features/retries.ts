import { because, block, directive, whereMatches } from "../core/directive";
import { captured, made, variable } from "../core/token";
import type { Feature } from "../feature";
import { type Route, routesOf, type RoutesOptions, SubPath } from "../route";
import { Tuning } from "../../tuning";
import { readTimeoutSeconds, type TimeoutsOptions } from "./timeouts";

/** How long another server may be looked for, in seconds. */
const SEARCH_SECONDS = 10;

/**
 * A request is sent once: whether it was carried out when its server went away nobody knows, and one that ends a
 * worker would end one of each server. Only where not a byte of it was sent another server is asked. nginx's own
 * `proxy_next_upstream` cannot tell the two apart for a GET.
 */
export const retries: Feature<RoutesOptions & TimeoutsOptions> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: (options) => {
    const again = routesOf(options).filter(isTriedAgain);
    return {
      http: again.flatMap((route) => [
        ...because(undefined, WHY_MAP, nextOf(route)),
        ...(route.subPath === SubPath.Strip
          ? because(`${route.option}.subPath`, WHY_REST, restOf(route))
          : []),
      ]),
      server:
        again.length === 0 ? [] : because(undefined, "What was sent is not sent again.", ...SENT),
      again: (route) => (isTriedAgain(route) ? `again-${route.name}` : undefined),
      location: ({ route, isAgain, isBehind }) =>
        isAgain ? searched(route, options) : because(undefined, WHY_OFF, ...once(route, isBehind)),
    };
  },
  explain: (options) =>
    "Sends a request once: none is carried out twice." +
    (routesOf(options).some(isTriedAgain)
      ? ` Another server is asked, for at most ${searchSeconds(options)} s, where nothing of it was sent.`
      : ""),
};

const WHY_OFF =
  "A request is sent to one server, once: whether it was carried out nobody knows when that goes away.";
const WHY_MAP =
  "Another server is asked where no byte was sent, for a path that is the same for nginx and for the app.";

const WHY_REST = "What another server is asked for: the path without what the service is below.";

/** nginx answers by itself what is over. */
const SENT = [502, 504].map((status) =>
  block("location", [`@sent-${status}`], [directive("return", String(status))]),
);

/** A location by name passes on the path as it came: one with dots in it, or a packed slash, may mean another. */
const SAME_PATH = "~*^0 [0-9]+ (?![^?]*(?:/\\.|%2[ef]|%5c|\\\\))";

/** What is to be done where a route's server did not answer. */
function nextOf(route: Route) {
  const source = [
    ...[variable("upstream_bytes_sent"), " ", variable("upstream_status"), " "],
    variable("request_uri"),
  ];
  return block(
    "map",
    [source, made(decided(route))],
    [
      directive("default", "sent-502"),
      whereMatches(SAME_PATH, `again-${route.name}`),
      whereMatches("~^[0-9]+ 504 ", "sent-504"),
    ],
  );
}

/** A map gives its variable a name, which has no dash. */
function decided({ name }: Route): `our_${string}` {
  return `our_next_${name.replaceAll("-", "_")}`;
}

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

/** The variable with what a service is asked for that does not know what it is below. */
export function restName({ name }: Route): `our_rest_${string}` {
  return `our_rest_${name.replaceAll("-", "_")}`;
}

/** What comes from another location has no path as it came, which is all that is passed on again. */
function once(route: Route, isBehind = false) {
  const again = directive("error_page", "502", "504", "=", ["@", variable(decided(route))]);
  return [
    directive("proxy_next_upstream", "off"),
    ...(isTriedAgain(route) && !isBehind ? [again] : []),
  ];
}

function searched({ upstream: { endpoints } }: Route, options: TimeoutsOptions) {
  return because(
    undefined,
    "Another server is looked for, each once and not for long: less than a request may take.",
    directive("proxy_next_upstream", "error", "timeout"),
    directive("proxy_next_upstream_tries", String(endpoints.length)),
    directive("proxy_next_upstream_timeout", `${searchSeconds(options)}s`),
  );
}

function searchSeconds(options: TimeoutsOptions): number {
  return Math.min(SEARCH_SECONDS, readTimeoutSeconds(options));
}

function isTriedAgain({ upstream: { endpoints } }: Route): boolean {
  return endpoints.length > 1;
}
