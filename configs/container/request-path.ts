import { patternProblems, type Problem } from "../problems";

/** What a path that is asked for is, in words. */
export const A_REQUEST_PATH = "a path that starts with /, without spaces";

/** The problem with a path that a server is asked for, if there is one. */
export function requestPathProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, { pattern: /^\/[!-~]*$/, expected: A_REQUEST_PATH });
}
