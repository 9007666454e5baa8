import { MODULE_DIRECTORY } from "../container/modules";
import { isRecord, patternProblems, type Problem, recordProblems } from "../problems";

/** A built front end, as what serves it has to know it. */
export interface FrontendPlan {
  /** What begins with it is for the app; it ends with a slash. */
  apiPrefix: string;
  /** Changes when the front end's files do. */
  fingerprint: string;
}

/** Where an image has its front end's files. */
export const FRONTEND_DIRECTORY = "/srv/frontend";

/**
 * A file whose name tells its content, as Vite names what it builds: it never changes, so that a browser may
 * keep it. `my-document.css` is none: not every word of eight letters is a hash. For PCRE and Python alike.
 */
export const HASHED_ASSET = String.raw`^/assets/.*[^/]-(?=[a-z_-]*[A-Z0-9])[A-Za-z0-9_-]{8}\.[a-z0-9]+`;

/**
 * A path to a file or directory whose name begins with a dot: such as a password file, nobody's to read.
 * Only `/.well-known/` is there to be read. For PCRE and Python alike.
 */
export const HIDDEN_FILE = String.raw`(?!^/\.well-known(?![^/]))/\.`;

/** Whether a file of a front end is nobody's to read, by its path in there. */
export function isHidden(file: string): boolean {
  return new RegExp(HIDDEN_FILE).test(`/${file}`);
}

/** The same path with the slash that ends a prefix: `/api` would be the prefix of `/apiary` too. */
export function withSlash(apiPrefix: string): string {
  return apiPrefix.endsWith("/") ? apiPrefix : `${apiPrefix}/`;
}

/** Where a front end has what its pages load, as Vite builds it. */
export const ASSETS = "/assets/";

/** The problem with a prefix, if there is one. */
export function apiPrefixProblems(path: string, got: unknown): Problem[] {
  const expected = "a path that tells the app's requests from the front end's, such as /api/";
  const problems = pathPrefixProblems(path, got, expected);
  if (problems.length > 0 || withSlash(got as string) !== ASSETS) return problems;
  return [{ path, expected, got, remedy: "The front end's own files are in /assets/." }];
}

/** The problem with a path that requests begin with, if there is one: `.` and `..` are never reached. */
export function pathPrefixProblems(
  path: string,
  got: unknown,
  expected = "a path, such as /api/",
): Problem[] {
  const pattern = /^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._~-]+)+\/?$/;
  return patternProblems(path, got, { pattern, expected });
}

/** The problem with a name that tells a front end's content, if there is one: a directory is named so. */
export function contentNameProblems(path: string, got: unknown): Problem[] {
  const pattern = /^[A-Za-z0-9_-]{1,64}$/;
  return patternProblems(path, got, { pattern, expected: "1 to 64 letters, digits, _ or -" });
}

/** What is wrong with a built front end that somebody is to serve, whatever it is. */
export function servedFrontendProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "a built front end, such as a FlaskImage's");
  return [
    ...apiPrefixProblems(`${path}.apiPrefix`, got.apiPrefix),
    ...contentNameProblems(`${path}.fingerprint`, got.fingerprint),
  ];
}

/** What a server is started with: one that serves a front end has it before the app. */
export function withFrontend<
  T extends { app: string; env: Record<string, string>; frontend: FrontendPlan | undefined },
>(server: T): T {
  const { app, env, frontend } = server;
  if (frontend === undefined) return server;
  const settings = {
    PYTHONPATH: [MODULE_DIRECTORY, env.PYTHONPATH].filter(Boolean).join(":"),
    FRONTEND_APP: app,
    FRONTEND_API_PREFIX: frontend.apiPrefix,
    FRONTEND_HASHED: HASHED_ASSET,
    FRONTEND_HIDDEN: HIDDEN_FILE,
  };
  return { ...server, app: "serve_frontend:app", env: { ...env, ...settings } };
}
