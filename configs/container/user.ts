import { patternProblems, type Problem } from "../problems";

/** The problem with a text that is no numeric user with its group, neither of them root, if there is one. */
export function userProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^[1-9]\d{0,8}:[1-9]\d{0,8}$/,
    expected: "a numeric user and group that are not root's, such as 1000:1000",
  });
}
