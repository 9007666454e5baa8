import {
  booleanProblems,
  fieldsProblems,
  integerProblems,
  isRecord,
  type Problem,
} from "../../problems";
import { Tuning } from "../../tuning";
import { because, type Directive, directive } from "../core/directive";
import { variable } from "../core/token";
import type { CacheSettings } from "../cache-settings";
import type { Feature } from "../feature";
import { ofEachRouteProblems } from "../of-each-route";
import { isUwsgi, optionOf, type Route, routesOf, type RoutesOptions } from "../route";

/** Which answers are kept. */
export interface CacheOptions {
  /**
   * Keeps answers to GET and HEAD for a while: many that ask at once are one request to the app.
   * @default none
   */
  cache?: CacheSettings | undefined;
}

type Options = CacheOptions & RoutesOptions;

const STALE_SECONDS = 60;
const MAX_MB = 100;

/** What the app answers is kept, and given to those who ask next. */
export const cache: Feature<Options> = {
  options: {
    "cache.seconds": {
      what: "how long an answer is kept where the app says nothing about it",
      values: "1 to 86400",
      default: "none: without it nothing is kept",
    },
    "cache.staleSeconds": {
      what: "how long after that it is given while the app does not answer, or is being asked",
      values: "0 to 604800",
      default: String(STALE_SECONDS),
    },
    "cache.maxMb": {
      what: "how much room answers may take on disk, in MiB",
      values: "1 to 1048576",
      default: String(MAX_MB),
    },
    "cache.evenPersonal": {
      what: "whether answers to requests with cookies or a password are kept too, for everybody",
      values: "true or false",
      default: "false",
    },
  },
  tunings: [Tuning.Production],
  problems: (options) => ofEachRouteProblems("cache", options, cacheProblems),
  findings: (options) =>
    cached(options)
      .filter((route) => cacheOf(route, options)?.evenPersonal)
      .map(
        (route) =>
          `${optionOf(route, "cache")}.evenPersonal: what one user is shown, others may be shown too.`,
      ),
  adds: (options) => ({
    http: cached(options).flatMap((route) => store(route, cacheOf(route, options)!)),
    location: ({ route }) => use(route, cacheOf(route, options)),
  }),
  explain: (options) =>
    cached(options).length === 0
      ? undefined
      : "Keeps answers on disk: however many ask at once, the app is asked once, and not at all while an answer is new.",
};

function cacheOf(route: Route, { cache }: CacheOptions): CacheSettings | undefined {
  return route.cache ?? cache;
}

function cached(options: Options): Route[] {
  return routesOf(options).filter((route) => cacheOf(route, options) !== undefined);
}

function store(
  route: Route,
  { seconds, staleSeconds = STALE_SECONDS, maxMb = MAX_MB }: CacheSettings,
) {
  return because(
    `${optionOf(route, "cache")}.maxMb`,
    "Where answers are kept, and for how long one is that nobody asks for.",
    directive(
      isUwsgi(route) ? "uwsgi_cache_path" : "proxy_cache_path",
      ...[`/tmp/cache-${route.name}`, "levels=1:2", `keys_zone=cache-${route.name}:10m`],
      ...[`max_size=${maxMb}m`, `inactive=${seconds + staleSeconds}s`, "use_temp_path=off"],
    ),
  );
}

function use(route: Route, cache: CacheSettings | undefined): Directive[] {
  if (cache === undefined) return [];
  const option = optionOf(route, "cache");
  const personal = [[variable("http_cookie")], [variable("http_authorization")]];
  const stale = ["error", "timeout", "http_500", "http_502", "http_503", "http_504"];
  return [
    ...because(
      `${option}.seconds`,
      "An answer is kept for so long where the app says nothing about it; one with a cookie never is.",
      directive("proxy_cache", `cache-${route.name}`),
      directive("proxy_cache_key", [
        variable("scheme"),
        "://",
        variable("host"),
        variable("request_uri"),
        // What one version has answered is no answer of the other's.
        ...(route.canary ? [" ", variable("our_version")] : []),
      ]),
      directive("proxy_cache_valid", "200", "301", `${cache.seconds}s`),
    ),
    ...because(
      `${option}.seconds`,
      "However many ask at once, the app is asked once.",
      directive("proxy_cache_lock", "on"),
    ),
    ...(cache.staleSeconds === 0
      ? []
      : because(
          `${option}.staleSeconds`,
          "An answer that is no longer new is better than none, or than waiting for the next.",
          directive("proxy_cache_use_stale", "updating", ...stale),
          directive("proxy_cache_background_update", "on"),
        )),
    ...(cache.evenPersonal
      ? []
      : because(
          `${option}.evenPersonal`,
          "What a user is shown is neither kept nor taken from what is kept.",
          directive("proxy_cache_bypass", ...personal),
          directive("proxy_no_cache", ...personal),
        )),
  ];
}

function cacheProblems(path: string, got: unknown): Problem[] {
  const integer = (min: number, max: number) => (path: string, got: unknown) =>
    integerProblems(path, got, { min, max });
  const seconds = integer(1, 86_400);
  const problems = fieldsProblems(path, got, {
    ...{ seconds, staleSeconds: integer(0, 604_800), maxMb: integer(1, 1_048_576) },
    evenPersonal: booleanProblems,
  });
  const { seconds: given } = isRecord(got) ? got : { seconds: 1 };
  return given === undefined ? [...seconds(`${path}.seconds`, given), ...problems] : problems;
}
