import { fingerprint } from "../fingerprint";
import { type Problem, assertNoProblems } from "../problems";
import { Tuning } from "../tuning";
import { because, block, type Directive, directive, renderDirectives } from "./core/directive";
import { flattened } from "./core/inherit";
import { type Explained, explained, renderExplained } from "./explain";
import type { Additions, PlainFile, RouteLocation, Site } from "./feature";
import { FEATURES } from "./features";
import { groupsOf } from "./groups";
import { healthServer } from "./health";
import { type ProxiedOptions, tuningProblems } from "./options";
import { BEHIND, CONF_NAME } from "./places";
import { isUwsgi, type Route, RouteMatch, routesOf } from "./route";
import { overUwsgi } from "./uwsgi";

/** A configuration, with all that it names. */
export interface NginxConf {
  /** The nginx.conf. */
  text: string;
  /** The nginx.conf, and the files beside it that it names. */
  files: PlainFile[];
  /** What works, and probably not as it was meant: a sentence each. */
  findings: string[];
  /** Each directive, with the option that made it, and why. */
  explain: Explained[];
  /** The same configuration with the reasons as comments, to be read. */
  commented: string;
  /** What each feature does and costs, in a sentence. */
  sentences: string[];
  /** By it the running nginx tells which configuration it has. */
  hash: string;
}

/** All that is wrong with the options of a configuration. */
export function confProblems(options: ProxiedOptions): Problem[] {
  return [...FEATURES.flatMap((feature) => feature.problems(options)), ...tuningProblems(options)];
}

/**
 * The configuration of a proxy.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function renderNginxConf(options: ProxiedOptions): NginxConf {
  assertNoProblems("nginx.conf", confProblems(options));
  const { tuning = Tuning.Production } = options;
  const features = FEATURES.filter(({ tunings }) => tunings.includes(tuning));
  const additions = features.map((feature) => feature.adds(options));
  const routes = routesOf(options);
  const files = additions.flatMap(({ files = [] }) => files);
  const hash = fingerprint({ text: renderDirectives(conf(additions, routes)), files });
  const directives = conf(additions, routes, healthServer(hash));
  const text = renderDirectives(directives);
  return {
    text,
    files: [{ name: CONF_NAME, text }, ...files],
    findings: features.flatMap((feature) => feature.findings?.(options) ?? []),
    explain: explained(directives),
    commented: renderExplained(directives),
    sentences: features.flatMap((feature) => feature.explain(options) ?? []),
    hash,
  };
}

function conf(additions: Additions[], routes: Route[], ...servers: Directive[]): Directive[] {
  const all = (place: "main" | "events" | "http") => additions.flatMap((one) => one[place] ?? []);
  return flattened([
    ...all("main"),
    block("events", [], all("events")),
    block(
      "http",
      [],
      [
        ...all("http"),
        ...routes
          .flatMap(groupsOf)
          .map((route) => upstream(additions, route))
          .flat(),
        ...sitesOf(routes).map((site) => server(additions, routes, site)),
        ...servers,
      ],
    ),
  ]);
}

function upstream(additions: Additions[], route: Route): Directive[] {
  const directives = additions.flatMap((one) => one.upstream?.(route) ?? []);
  const why = `The servers that answer ${route.paths.join(", ")}.`;
  const group = block("upstream", [route.name], directives);
  return directives.length > 0 ? because(route.option || "upstream", why, group) : [];
}

/** The hosts that have routes of their own; those that have not come first. */
function sitesOf(routes: Route[]): Site[] {
  const hosts = [...new Set(routes.map(({ host }) => host))];
  const others = hosts.includes(undefined) || hosts.length === 0 ? [{ host: undefined }] : [];
  return [...others, ...hosts.filter((host) => host !== undefined).map((host) => ({ host }))];
}

function server(additions: Additions[], routes: Route[], site: Site): Directive {
  const own = routes.filter(({ host }) => host === site.host);
  const directives = additions.flatMap(({ site: of, server }) => [
    ...(of?.(site) ?? []),
    ...(server ?? []),
  ]);
  return block("server", [], [...directives, ...own.flatMap((one) => locations(additions, one))]);
}

/** Where a route's requests are passed on, at once or by a location that is gone on to, and where those are tried again that could not be. */
function locations(additions: Additions[], route: Route): Directive[] {
  const at = (where: string[], location: Omit<RouteLocation, "route">) =>
    block("location", where, within(additions, { route, ...location }));
  const [path = "/"] = route.paths;
  const named = (which: "asItCame" | "again") =>
    additions.flatMap((one) => one[which]?.(route) ?? []);
  const why = `What is asked for below ${route.paths.join(", ")} is the service's.`;
  return because(
    route.option || "upstream",
    why,
    ...route.paths.flatMap((path) => pathLocations(additions, route, path)),
    ...named("asItCame").map((name) => at([`@${name}`], { path, isAsItCame: true })),
    ...named("again").map((name) => at([`@${name}`], { path, isAgain: true })),
  );
}

/** What a path without its last slash asks for is the route's, too: nginx would answer with a redirect. */
function pathLocations(additions: Additions[], route: Route, path: string): Directive[] {
  // What is meant with all below it ends with a slash.
  if (route.match === RouteMatch.Exact || !path.endsWith("/"))
    return pathLocation(additions, { route, path }, "=");
  if (path === "/") return pathLocation(additions, { route, path });
  return [
    ...pathLocation(additions, { route, path: path.slice(0, -1) }, "="),
    // ^~: a pattern of the front end's takes nothing from the app.
    ...pathLocation(additions, { route, path }, "^~"),
  ];
}

/** A location, with those below BEHIND where it goes on to some. */
function pathLocation(additions: Additions[], location: RouteLocation, ...sign: string[]) {
  const { route, path } = location;
  const first = additions.map((one) => one.first?.(location)).find((one) => one !== undefined);
  if (first === undefined) return [block("location", [...sign, path], within(additions, location))];
  const groups = additions.flatMap((one) => one.decided?.(route) ?? []);
  return [
    block("location", [...sign, path], first),
    ...groups.map((group) =>
      block(
        "location",
        [sign[0] ?? "^~", `${BEHIND}/${group}${path}`],
        [directive("internal"), ...within(additions, { ...location, group })],
      ),
    ),
  ];
}

function within(additions: Additions[], location: RouteLocation): Directive[] {
  const directives = additions.flatMap((one) => one.location?.(location) ?? []);
  return isUwsgi(location.route) ? overUwsgi(directives) : directives;
}
