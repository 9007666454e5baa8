import { isRecord, patternProblems, type Problem, recordProblems } from "../problems";
import { ASSETS, pathPrefixProblems, withSlash } from "./app-paths";
import { contentNameProblems } from "./content-name";

/** Files of an app that a proxy may serve in its place. */
export interface StaticFilesOptions {
  /** The app's static folder, relative to its directory, such as `static` or `shop/static`. */
  dir: string;
  /**
   * The path below which the app itself serves it: its static_url_path.
   * @default "/static/"
   */
  path?: string | undefined;
}

/** The same, as what serves them has to know it. */
export interface StaticFilesPlan {
  /** What begins with it may be one of them; what is none is the app's. */
  path: string;
  /** Changes when the files do. */
  fingerprint: string;
}

/** Flask's own. */
const PATH = "/static/";

/** The path of static files, with the slash that ends it; it has to be checked. */
export function staticPath({ path = PATH }: { path?: string | undefined }): string {
  return withSlash(path);
}

/** What is wrong with where static files are, whatever it is. */
export function staticFilesProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "the app's static folder, with its dir");
  return [
    ...patternProblems(`${path}.dir`, got.dir, {
      pattern: /^(?!.*(^|\/)\.\.?(\/|$))[^/\0][^\0]*$/,
      expected: "a directory of the app, relative to its own, such as static",
    }),
    ...(got.path === undefined ? [] : staticPathProblems(`${path}.path`, got.path)),
  ];
}

/** What is wrong with static files that somebody is to serve, whatever they are. */
export function servedStaticFilesProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "static files, such as a FlaskImage's");
  return [
    ...staticPathProblems(`${path}.path`, got.path),
    ...contentNameProblems(`${path}.fingerprint`, got.fingerprint),
  ];
}

function staticPathProblems(path: string, got: unknown): Problem[] {
  const expected = `the path of the app's static files, such as ${PATH}`;
  const problems = pathPrefixProblems(path, got, expected);
  if (problems.length > 0 || !withSlash(got as string).startsWith(ASSETS)) return problems;
  return [{ path, expected, got, remedy: "A front end's own files are in /assets/." }];
}
