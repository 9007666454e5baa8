import { isUwsgi, type Route, SubPath } from "./route";

/** nginx has no $ for the end of a text. */
const END = "(?!.)";

/** No part of it is . or .., packed or not, behind a slash that may be packed, too; and it has no fragment. */
const NO_DOTS = `(?!.*#)(?![^?]*(?:/|%2f)(?:\\.|%2e){1,2}(?:/|%2f|[?]|${END}))`;

/**
 * The pattern of a path, as it came, that nginx and the app read in one way, whatever the case of its letters.
 * Where a path's beginning is counted in parts, or compared by the app's server, that stands there by its letters.
 */
export function samePath(route: Route): string {
  const {
    subPath = SubPath.Keep,
    paths: [path = "/"],
  } = route;
  // In uWSGI's protocol it is told both, wherever nginx passes it on.
  if (isUwsgi(route)) return "";
  if (subPath === SubPath.Keep) return NO_DOTS;
  const parts = `(?:/[^/?%#]+){${path.split("/").length - 2}}`;
  return `(?![^?]*%2f)(?=${parts}(?:[/?]|${END}))${NO_DOTS}`;
}
