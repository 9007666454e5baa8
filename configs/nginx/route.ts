import type { Endpoint } from "../container/endpoint";
import { aloneOf, appPathsOf, withSlash } from "../frontend/app-paths";
import type { FrontendPlan } from "../frontend/served-frontend";
import type { StaticFilesPlan } from "../frontend/static-files";
import type { BalancingSettings } from "./balancing-settings";
import type { CanarySettings } from "./canary-settings";
import type { CacheSettings } from "./cache-settings";
import type { SocketEndpoint } from "./endpoints";
import type { RateLimitSettings } from "./rate-limit-settings";

/** What a service speaks. */
export const Protocol = {
  /** HTTP/1.1. */
  Http: "http",
  /** uWSGI's own, in which each request has a connection of its own. */
  Uwsgi: "uwsgi",
} as const;
export type Protocol = (typeof Protocol)[keyof typeof Protocol];

/** A service that requests are passed to. */
export interface Upstream {
  /** Where it answers. */
  endpoints: (Endpoint | SocketEndpoint)[];
  /**
   * What it speaks.
   * @default Protocol.Http
   */
  protocol?: Protocol | undefined;
  /** Whether its connections can be used again. */
  keepsConnections: boolean;
}

/** A new version of a service, which some clients get. */
export interface Canary extends CanarySettings {
  /** The new version. */
  upstream: Upstream;
}

/** Which paths a route has. */
export const RouteMatch = {
  /** The path, and all that lies below it. */
  Prefix: "prefix",
  /** The path alone. */
  Exact: "exact",
} as const;
export type RouteMatch = (typeof RouteMatch)[keyof typeof RouteMatch];

/** What a service below a path of its own is told of it. */
export const SubPath = {
  /** Nothing: it is asked for the whole path, which it knows. */
  Keep: "keep",
  /** It is asked for the rest of the path; X-Forwarded-Prefix tells the path itself. */
  Strip: "strip",
  /** It is asked for the whole path; SCRIPT_NAME tells Gunicorn which part of it is not the app's. */
  ScriptName: "scriptName",
} as const;
export type SubPath = (typeof SubPath)[keyof typeof SubPath];

/** What a route is told besides where it leads. */
export interface RouteSettings {
  /**
   * The host name that it is for.
   * @default none: it is for every host that no other route names
   */
  host?: string | undefined;
  /**
   * Which paths it has.
   * @default RouteMatch.Prefix: the path, and all below it
   */
  match?: RouteMatch;
  /**
   * What the service is told of the path that it is below.
   * @default SubPath.Keep: it knows it
   */
  subPath?: SubPath;
  /**
   * How its servers share its requests.
   * @default the proxy's
   */
  balancing?: BalancingSettings | undefined;
  /**
   * How many requests a client may send to it.
   * @default the proxy's
   */
  rateLimit?: RateLimitSettings | undefined;
  /**
   * Which of its answers are kept.
   * @default the proxy's
   */
  cache?: CacheSettings | undefined;
}

/** Requests below some paths, and who answers them. */
export interface Route extends RouteSettings {
  /** `/`, or paths that end with a slash; with match exact any. */
  paths: string[];
  upstream: Upstream;
  /** What its group of servers is called. */
  name: string;
  /** A new version, which some clients get in place of it. */
  canary?: Canary | undefined;
  /** Whether it stands for that: what is said of single servers is not said of its. */
  isNewVersion?: boolean;
  /** The option that it is made of, such as `routes[1]`; empty for that of `upstream`. */
  option: string;
}

/** A service by path, and what it is told besides. */
export interface RouteOptions extends RouteSettings {
  /** What the path of a request begins with, such as `/api/`; with match exact, all of it. */
  path: string;
  /** The service. */
  upstream: Upstream;
  /** A new version of it, which some clients get. */
  canary?: Canary | undefined;
}

/** What decides where a request goes; exactly one of `upstream` and `routes` is given. */
export interface RoutesOptions {
  /** The one service, for all that no front end answers. */
  upstream?: Upstream | undefined;
  /** A new version of the one service, which some clients get. */
  canary?: Canary | undefined;
  /** Services by path. The longest path that a request begins with decides. */
  routes?: RouteOptions[] | undefined;
  /** A front end answers what no route does. */
  frontend?: Pick<FrontendPlan, "appPaths"> | undefined;
  /** Files of the one service that nginx has itself. */
  staticFiles?: Pick<StaticFilesPlan, "path"> | undefined;
}

/** Whether a route's service speaks uWSGI's protocol. */
export function isUwsgi({ upstream: { protocol } }: Pick<Route, "upstream">): boolean {
  return protocol === Protocol.Uwsgi;
}

/** The routes; the options have to be checked. */
export function routesOf(options: RoutesOptions): Route[] {
  const { upstream, canary, routes = [] } = options;
  const given = upstream
    ? [{ paths: pathsOfTheOne(options), upstream, canary, option: "" }]
    : routes.map(ofRoute);
  return given.map((route, index) => ({
    ...route,
    name: index === 0 ? "app" : `app-${index + 1}`,
  }));
}

function ofRoute({ path, ...route }: RouteOptions, index: number): Omit<Route, "name"> {
  return {
    ...route,
    // nginx knows a host by its small letters.
    host: route.host?.toLowerCase(),
    paths: [route.match === RouteMatch.Exact ? path : withSlash(path)],
    option: `routes[${index}]`,
  };
}

function pathsOfTheOne({ frontend, staticFiles }: RoutesOptions): string[] {
  const paths = frontend ? appPathsOf(frontend).map((path) => aloneOf(path) ?? path) : ["/"];
  const all = [...new Set([...paths, ...(staticFiles ? [withSlash(staticFiles.path)] : [])])];
  // A path has what it is without its slash as well.
  return all.filter((path) => path.endsWith("/") || !all.includes(`${path}/`));
}

/** What a route's setting is called where somebody gave it: the route's own, or the proxy's. */
export function optionOf(route: Route, setting: keyof RouteSettings): string {
  const isOwn = route.option !== "" && route[setting] !== undefined;
  return isOwn ? `${route.option}.${setting}` : setting;
}
