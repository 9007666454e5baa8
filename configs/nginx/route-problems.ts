import { ASSETS, pathPrefixProblems, withSlash } from "../frontend/app-paths";
import { HOST_NAME } from "../container/host-name";
import {
  booleanProblems,
  choiceProblems,
  isRecord,
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
  recordProblems,
} from "../problems";
import { addressesProblems } from "./endpoints";
import { Protocol, RouteMatch, type RouteOptions, type RoutesOptions, SubPath } from "./route";

/** What is wrong with where requests are to go. */
export function routesProblems({ upstream, routes, frontend }: RoutesOptions): Problem[] {
  if (routes === undefined) return upstreamProblems("upstream", upstream);
  const problems = listProblems("routes", routes, { expected: "{ path, upstream }", each: one });
  if (problems.length > 0) return problems;
  return [
    ...(upstream === undefined ? [] : [BOTH]),
    ...(routes.length === 0
      ? [{ path: "routes", expected: "one route or more", got: routes }]
      : []),
    ...twiceProblems(routes),
    ...(frontend === undefined ? [] : frontendsOwnProblems(routes)),
  ];
}

const BOTH: Problem = {
  path: "upstream",
  expected: "nothing beside routes",
  got: "both",
  remedy: "Make it a route, with the path /.",
};

function one(path: string, route: unknown): Problem[] {
  if (!isRecord(route)) return recordProblems(path, route, "{ path, upstream }");
  const { host, match, subPath } = route;
  return [
    ...(route.path === "/" ? [] : pathPrefixProblems(`${path}.path`, route.path)),
    ...optionalProblems(`${path}.host`, host, (path, got) =>
      patternProblems(path, got, { pattern: HOST_NAME, expected: "a host name" }),
    ),
    ...choice(`${path}.match`, match, RouteMatch),
    ...choice(`${path}.subPath`, subPath, SubPath),
    ...belowProblems(path, route),
    ...upstreamProblems(`${path}.upstream`, route.upstream),
  ];
}

function choice(path: string, got: unknown, of: Record<string, string>): Problem[] {
  return optionalProblems(path, got, (path, got) => choiceProblems(path, got, Object.values(of)));
}

/** What is below / is below nothing, and nothing is below a path alone. */
function belowProblems(path: string, route: Record<string, unknown>): Problem[] {
  const { subPath: got, match } = route;
  if (got === undefined || got === SubPath.Keep) return [];
  const expected = "keep, or nothing, where a service is not below a path";
  if (route.path === "/" || match === RouteMatch.Exact)
    return [{ path: `${path}.subPath`, expected, got }];
  const { upstream } = route;
  return isRecord(upstream) && upstream.protocol === Protocol.Uwsgi
    ? [{ path: `${path}.subPath`, expected: "keep, or nothing, with protocol uwsgi", got }]
    : [];
}

function twiceProblems(routes: RouteOptions[]): Problem[] {
  const all = routes.map(({ path, host = "", match }) => {
    const isExact = match === RouteMatch.Exact;
    return `${host.toLowerCase()} ${isExact ? "=" : ""}${isExact ? path : withSlash(path)}`;
  });
  // Of a prefix nginx has the path without its slash too.
  const bare = all.map((one) => one.replace(/ (\/.+)\/$/, " =$1"));
  return routes.flatMap(({ path: got }, index) =>
    all.some(
      (one, other) =>
        other < index &&
        (one === all[index] || [bare[other]].includes(all[index]!) || one === bare[index]),
    )
      ? [{ path: `routes[${index}].path`, expected: "a path that no route before has", got }]
      : [],
  );
}

/** nginx refuses two answers to one path; and a front end is that of all hosts. */
function frontendsOwnProblems(routes: RouteOptions[]): Problem[] {
  return routes.flatMap(({ path, host }, index) => [
    ...(["/", ASSETS].includes(withSlash(path))
      ? [
          {
            path: `routes[${index}].path`,
            expected: "a path that the front end has no files in",
            got: path,
          },
        ]
      : []),
    ...(host === undefined
      ? []
      : [
          {
            path: `routes[${index}].host`,
            expected: "nothing beside a front end, which answers every host",
            got: host,
          },
        ]),
  ]);
}

/** What is wrong with a service that requests are passed to. */
export function upstreamProblems(path: string, upstream: unknown): Problem[] {
  if (!isRecord(upstream))
    return recordProblems(path, upstream, "a service, such as a GunicornService");
  const { endpoints, keepsConnections, protocol } = upstream;
  return [
    ...addressesProblems(`${path}.endpoints`, endpoints),
    ...booleanProblems(`${path}.keepsConnections`, keepsConnections),
    ...choice(`${path}.protocol`, protocol, Protocol),
    ...(protocol === Protocol.Uwsgi && keepsConnections === true
      ? [
          {
            path: `${path}.keepsConnections`,
            expected: "false with protocol uwsgi, in which each request has a connection",
            got: true,
          },
        ]
      : []),
  ];
}
