import { patternProblems, type Problem } from "../problems";

/** The problem with a name that tells the content of files, if there is one: a directory is named so. */
export function contentNameProblems(path: string, got: unknown): Problem[] {
  const pattern = /^[A-Za-z0-9_-]{1,64}$/;
  return patternProblems(path, got, { pattern, expected: "1 to 64 letters, digits, _ or -" });
}
