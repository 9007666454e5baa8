import { isRecord, listProblems, patternProblems, type Problem } from "../problems";

/** Which requests are the app's, where a front end answers all others. */
export interface AppPathsOptions {
  /**
   * The paths that are the app's, each with all that lies below it: `/auth` is `/auth/login` too, and
   * `=/auth` is that path alone. All others are the front end's, and get its index.html where it has no such file.
   * @default ["/api/"]
   */
  appPaths?: string[] | undefined;
  /**
   * The same where it is one path alone, in place of appPaths.
   * @default none: appPaths say it
   */
  apiPrefix?: string | undefined;
}

const API = "/api/";

/** Where a front end has what its pages load, as Vite builds it. */
export const ASSETS = "/assets/";

/**
 * The app's paths, each with the slash that ends it, or the `=` of one that is meant alone, and none that lies below
 * another one; they have to be checked.
 */
export function appPathsOf({ appPaths, apiPrefix = API }: AppPathsOptions): string[] {
  const given = appPaths ?? [apiPrefix];
  const paths = [...new Set(given.map((path) => (aloneOf(path) ? path : withSlash(path))))];
  return paths.filter((path) => !paths.some((other) => other !== path && isBelow(path, other)));
}

/** The path that is meant without what lies below it, where it is written so. */
export function aloneOf(path: string): string | undefined {
  return path.startsWith("=") ? path.slice(1) : undefined;
}

function isBelow(path: string, other: string): boolean {
  return withSlash(aloneOf(path) ?? path).startsWith(other);
}

/** The same path with the slash that ends a prefix: `/api` would be the prefix of `/apiary` too. */
export function withSlash(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}

/** What is wrong with the options that say which paths are the app's, whatever they are. */
export function appPathsProblems(path: string, given: unknown): Problem[] {
  const { appPaths, apiPrefix } = isRecord(given) ? given : {};
  return [
    ...(apiPrefix === undefined ? [] : appPathProblems(`${path}.apiPrefix`, apiPrefix)),
    ...(appPaths === undefined ? [] : listedProblems(`${path}.appPaths`, appPaths)),
    ...(appPaths === undefined || apiPrefix === undefined
      ? []
      : [
          {
            path: `${path}.apiPrefix`,
            expected: "nothing beside appPaths",
            got: apiPrefix,
            remedy: "Make it one of appPaths.",
          },
        ]),
  ];
}

/** All of them together are a variable of the server's, which has 128 KiB. */
const MOST = 500;

/** What is wrong with a list of the app's paths, whatever it is. */
export function listedProblems(path: string, got: unknown): Problem[] {
  if (Array.isArray(got) && (got.length === 0 || got.length > MOST))
    return [{ path, expected: `1 to ${MOST} paths, such as /api/`, got: `${got.length} of them` }];
  return listProblems(path, got, { expected: "paths, such as /api/", each: appPathProblems });
}

function appPathProblems(path: string, got: unknown): Problem[] {
  const expected = "a path that tells the app's requests from the front end's, such as /api/";
  const alone = typeof got === "string" ? aloneOf(got) : undefined;
  const problems = pathPrefixProblems(path, alone ?? got, expected).map((one) => ({ ...one, got }));
  if (problems.length > 0) return problems;
  if (alone?.endsWith("/")) return [{ path, expected, got, remedy: ALONE }];
  if (!withSlash(alone ?? (got as string)).startsWith(ASSETS)) return [];
  return [{ path, expected, got, remedy: "The front end's own files are in /assets/." }];
}

const ALONE =
  "What is meant alone has no slash at its end: without its = all below it is meant too.";

/** The problem with a path that requests begin with, if there is one: `.` and `..` are never reached. */
export function pathPrefixProblems(
  path: string,
  got: unknown,
  expected = "a path, such as /api/",
): Problem[] {
  const pattern = /^(?!.{201})(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._~-]+)+\/?$/;
  const text = typeof got === "string" ? got : "";
  const remedy = REMEDIES.find(([form]) => form.test(text))?.[1];
  return patternProblems(path, got, { pattern, expected, ...(remedy && { remedy }) });
}

/** What is written in the place of a path, and what to write. */
const REMEDIES: [RegExp, string][] = [
  [
    /[<>*{}^$]/,
    "Write only what comes before the first part that varies: all below it is meant too.",
  ],
  [
    /%|[^\x20-\x7e]/,
    "Its parts are made of letters from a to z, digits and . _ ~ - as they stand.",
  ],
];

/** The files of a front end, among some, that the app's paths would hide. */
export function hiddenFileProblems(path: string, options: AppPathsOptions, files: string[]) {
  const { appPaths, apiPrefix = API } = options;
  const at = options.apiPrefix === undefined ? "appPaths" : "apiPrefix";
  return (appPaths ?? [apiPrefix]).flatMap((one, index) =>
    hiddenBelow(`${path}.${at}${appPaths ? `[${index}]` : ""}`, one, files),
  );
}

/** The problem with one path, if there is a file that it would hide. */
export function hiddenBelow(path: string, appPath: string, files: string[]): Problem[] {
  const alone = aloneOf(appPath);
  const got = files.find((file) =>
    alone === undefined ? `/${file}/`.startsWith(withSlash(appPath)) : `/${file}` === alone,
  );
  const expected = `a path that the front end has no files in, as the app answers below ${appPath}`;
  return got === undefined ? [] : [{ path, expected, got }];
}
