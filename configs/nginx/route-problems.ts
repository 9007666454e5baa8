import { ASSETS, pathPrefixProblems, withSlash } from "../frontend/app-paths";
import { endpointsProblems } from "../container/endpoint";
import { booleanProblems, isRecord, listProblems, type Problem, recordProblems } from "../problems";
import type { RoutesOptions } from "./route";

/** What is wrong with where requests are to go. */
export function routesProblems({ upstream, routes, frontend }: RoutesOptions): Problem[] {
  if (routes === undefined) return upstreamProblems("upstream", upstream);
  const problems = listProblems("routes", routes, { expected: "{ path, upstream }", each: one });
  if (problems.length > 0) return problems;
  const paths = routes.map(({ path }) => withSlash(path));
  return [
    ...(upstream === undefined ? [] : [BOTH]),
    ...(routes.length === 0
      ? [{ path: "routes", expected: "one route or more", got: routes }]
      : []),
    ...twiceProblems(paths),
    ...(frontend === undefined ? [] : frontendsOwnProblems(paths)),
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
  return [
    ...(route.path === "/" ? [] : pathPrefixProblems(`${path}.path`, route.path)),
    ...upstreamProblems(`${path}.upstream`, route.upstream),
  ];
}

function twiceProblems(paths: string[]): Problem[] {
  return paths.flatMap((path, index) =>
    paths.indexOf(path) === index
      ? []
      : [{ path: `routes[${index}].path`, expected: "a path that no route before has", got: path }],
  );
}

/** nginx refuses two answers to one path. */
function frontendsOwnProblems(paths: string[]): Problem[] {
  return paths.flatMap((path, index) =>
    ["/", ASSETS].includes(path)
      ? [
          {
            path: `routes[${index}].path`,
            expected: "a path that the front end has no files in",
            got: path,
          },
        ]
      : [],
  );
}

function upstreamProblems(path: string, upstream: unknown): Problem[] {
  if (!isRecord(upstream))
    return recordProblems(path, upstream, "a service, such as a GunicornService");
  const { endpoints, keepsConnections } = upstream;
  return [
    ...endpointsProblems(`${path}.endpoints`, endpoints),
    ...booleanProblems(`${path}.keepsConnections`, keepsConnections),
  ];
}
