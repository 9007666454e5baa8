import { fingerprint } from "../fingerprint";
import { block, type Directive, directive, renderDirectives } from "./core/directive";
import type { Additions, PlainFile, RouteLocation } from "./feature";
import { FEATURES } from "./features";
import { healthServer } from "./health";
import type { ProxiedOptions } from "./options";
import { BEHIND, CONF_NAME } from "./places";
import { type Route, routesOf } from "./route";
import { Tuning } from "../tuning";

/** A configuration, with all that it names. */
export interface NginxConf {
  /** The nginx.conf. */
  text: string;
  /** The nginx.conf, and the files beside it that it names. */
  files: PlainFile[];
  /** What each feature does and costs, in a sentence. */
  explain: string[];
  /** By it the running nginx tells which configuration it has. */
  hash: string;
}

/** The configuration of a proxy; the options have to be checked. */
export function renderNginxConf(options: ProxiedOptions): NginxConf {
  const { tuning = Tuning.Production } = options;
  const features = FEATURES.filter(({ tunings }) => tunings.includes(tuning));
  const additions = features.map((feature) => feature.adds(options));
  const routes = routesOf(options);
  const files = additions.flatMap(({ files = [] }) => files);
  const hash = fingerprint({ directives: conf(additions, routes), files });
  const text = renderDirectives(conf(additions, routes, healthServer(hash)));
  return {
    text,
    files: [{ name: CONF_NAME, text }, ...files],
    explain: features.flatMap((feature) => feature.explain(options) ?? []),
    hash,
  };
}

function conf(additions: Additions[], routes: Route[], ...servers: Directive[]): Directive[] {
  const all = (place: "main" | "events" | "http" | "server") =>
    additions.flatMap((one) => one[place] ?? []);
  return [
    ...all("main"),
    block("events", [], all("events")),
    block(
      "http",
      [],
      [
        ...all("http"),
        ...routes.flatMap((route) => upstream(additions, route)),
        block(
          "server",
          [],
          [...all("server"), ...routes.flatMap((route) => locations(additions, route))],
        ),
        ...servers,
      ],
    ),
  ];
}

function upstream(additions: Additions[], route: Route): Directive[] {
  const directives = additions.flatMap((one) => one.upstream?.(route) ?? []);
  return directives.length > 0 ? [block("upstream", [route.name], directives)] : [];
}

function locations(additions: Additions[], route: Route): Directive[] {
  return route.paths.flatMap((path) => pathLocations(additions, route, path));
}

/** What a path without its last slash asks for is the route's, too: nginx would answer with a redirect. */
function pathLocations(additions: Additions[], route: Route, path: string): Directive[] {
  const within = (location: RouteLocation) =>
    additions.flatMap((one) => one.location?.(location) ?? []);
  if (path === "/") return [block("location", ["/"], within({ route, path }))];
  const bare = path.slice(0, -1);
  const first = additions.flatMap((one) => one.first?.({ route, path }) ?? []);
  // ^~: a pattern of the front end's takes nothing from the app.
  const below = (where: string, directives: Directive[]) =>
    block("location", ["^~", where], directives);
  return [
    block("location", ["=", bare], within({ route, path: bare })),
    ...(first.length === 0
      ? [below(path, within({ route, path }))]
      : [
          below(path, first),
          below(BEHIND + path, [directive("internal"), ...within({ route, path, isBehind: true })]),
        ]),
  ];
}
