import { isRecord, optionalProblems, type Problem } from "../problems";

/** The routes that are there, each with its path, whatever was given: one that is none is told of elsewhere. */
export function givenRoutes(routes: unknown): { path: string; route: Record<string, unknown> }[] {
  const listed: unknown[] = Array.isArray(routes) ? Array.from(routes) : [];
  return listed.flatMap((route, index) =>
    isRecord(route) ? [{ path: `routes[${index}]`, route }] : [],
  );
}

/** What is wrong with a setting that stands for all services, and for one of the routes in place of that. */
export function ofEachRouteProblems<Name extends string>(
  name: Name,
  options: { [K in Name]?: unknown } & { routes?: unknown },
  problems: (path: string, got: unknown) => Problem[],
): Problem[] {
  return [
    ...optionalProblems(name, options[name], problems),
    ...givenRoutes(options.routes).flatMap(({ path, route }) =>
      optionalProblems(`${path}.${name}`, route[name], problems),
    ),
  ];
}
