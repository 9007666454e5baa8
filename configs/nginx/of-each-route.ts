import { isRecord, optionalProblems, type Problem } from "../problems";

/** What is wrong with a setting that stands for all services, and for one of the routes in place of that. */
export function ofEachRouteProblems<Name extends string>(
  name: Name,
  options: { [K in Name]?: unknown } & { routes?: unknown },
  problems: (path: string, got: unknown) => Problem[],
): Problem[] {
  const routes: unknown[] = Array.isArray(options.routes) ? Array.from(options.routes) : [];
  return [
    ...optionalProblems(name, options[name], problems),
    ...routes.flatMap((route, index) =>
      isRecord(route) ? optionalProblems(`routes[${index}].${name}`, route[name], problems) : [],
    ),
  ];
}
