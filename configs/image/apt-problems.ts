import { listProblems, patternProblems, type Problem } from "../problems";

/** What is wrong with the names of Debian packages, whatever they are. */
export function aptProblems(path: string, got: unknown): Problem[] {
  const expected = "a Debian package's name, such as libpq5";
  const pattern = /^[a-z0-9][a-z0-9+.-]+$/;
  const each = (path: string, name: unknown) => patternProblems(path, name, { pattern, expected });
  return listProblems(path, got, { expected: "Debian packages", each });
}
