import { because, block, directive, whereMatches } from "../core/directive";
import { made, variable } from "../core/token";
import type { Feature } from "../feature";
import { groupsOf, ourName } from "../groups";
import { type Route, routesOf, type RoutesOptions } from "../route";
import { Tuning } from "../../tuning";
import { samePath } from "../same-path";
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
      http: again.flatMap((route) => because(undefined, WHY_MAP, nextOf(route))),
      server:
        again.length === 0 ? [] : because(undefined, "What was sent is not sent again.", ...SENT),
      again: (route) => (isTriedAgain(route) ? `again-${route.name}` : undefined),
      location: ({ route, isAgain, group }) =>
        isAgain ? searched(route, options) : because(undefined, WHY_OFF, ...once(route, group)),
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

/** nginx answers by itself what is over. */
const SENT = [502, 504].map((status) =>
  block("location", [`@sent-${status}`], [directive("return", String(status))]),
);

/** What is to be done where a route's server did not answer. A location by name passes on the path as it came. */
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
      whereMatches(`~*^0 [0-9]+ ${samePath(route)}`, `again-${route.name}`),
      whereMatches("~^[0-9]+ 504 ", "sent-504"),
    ],
  );
}

function decided(route: Route): `our_${string}` {
  return `our_next_${ourName(route)}`;
}

/** What comes from another location has no path as it came, which is all that is passed on again. */
function once(route: Route, group: string | undefined) {
  const again = directive("error_page", "502", "504", "=", ["@", variable(decided(route))]);
  return [
    directive("proxy_next_upstream", "off"),
    ...(isTriedAgain(route) && group === undefined ? [again] : []),
  ];
}

function searched(route: Route, options: TimeoutsOptions) {
  return because(
    undefined,
    "Another server is looked for, each once and not for long: less than a request may take.",
    directive("proxy_next_upstream", "error", "timeout"),
    directive("proxy_next_upstream_tries", String(mostServers(route))),
    directive("proxy_next_upstream_timeout", `${searchSeconds(options)}s`),
  );
}

function searchSeconds(options: TimeoutsOptions): number {
  return Math.min(SEARCH_SECONDS, readTimeoutSeconds(options));
}

/** Whether another server may be asked. */
export function isTriedAgain(route: Route): boolean {
  return mostServers(route) > 1;
}

/** Of two versions each may have another number of them. */
function mostServers(route: Route): number {
  return Math.max(...groupsOf(route).map(({ upstream }) => upstream.endpoints.length));
}
