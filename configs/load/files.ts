import type { Problem } from "../problems";

/** What a load test's directory may hold: it is kept in memory, beside what Locust writes. */
export const MAX_LOAD_MB = 32;
export const MAX_LOAD_FILES = 2000;

export const A_LOAD_TEST = `at most ${MAX_LOAD_FILES} files of ${MAX_LOAD_MB} MiB in all`;

/** The problem with a locustfile that is not in the directory that is taken with it, if there is one. */
export function insideProblems(relative: string, directory: string): Problem[] {
  if (!/^\.\.([/\\]|$)/.test(relative) && !/^([/\\]|[A-Za-z]:)/.test(relative)) return [];
  const expected = "a directory that the locustfile is in";
  return [{ path: "loadDir", expected, got: directory }];
}
