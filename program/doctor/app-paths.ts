import type { Finding, Look } from "./finding";
import { routesOf } from "./routes";
import { staticPlaceOf } from "./static-files";

/** What a path has to begin with to be one of the app's beside a front end: not with what varies, or a file's name. */
const FIRST = /^\/([A-Za-z0-9_~-]+)(\/|$)/;

/** Where bundlers put what they build: an app with such a route serves the front end by itself elsewhere. */
const BUILT = /^(assets|css|dist|fonts|images|img|js|media)$/;

/** The paths that are the app's beside its front end, where its sources have others than those of an API. */
export function appPathsFindings(look: Look, kind: Finding["kind"]): Finding[] {
  const found = new Map<string, { isPrefix: boolean; why: string }>();
  for (const { path, file } of [...routesOf(look), ...staticRoutes(look)]) {
    const [, first, below] = FIRST.exec(path) ?? [];
    if (first === undefined || BUILT.test(first)) continue;
    const before = found.get(first);
    found.set(first, {
      isPrefix: below === "/" || before?.isPrefix === true,
      why: before?.why ?? `${file} answers at ${path}`,
    });
  }
  const others = [...found].filter(([first]) => first !== "api");
  if (others.length === 0) return [];
  const paths = [...found].map(([first, { isPrefix }]) => `/${first}${isPrefix ? "/" : ""}`);
  const [why, ...more] = others.map(([, { why }]) => why);
  return [
    {
      key: "frontend.appPaths",
      value: paths.sort().join(" "),
      why: more.length === 0 ? why! : `${why}, and ${more.length} more such`,
      kind,
    },
  ];
}

/** Files that the app serves itself, as Flask does where nobody says else. */
function staticRoutes(look: Look) {
  const place = staticPlaceOf(look);
  return place === undefined ? [] : [{ path: place.path, file: "Flask" }];
}
