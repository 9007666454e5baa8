import { listProblems, patternProblems, type Problem } from "../problems";

/** A package list that pip, or uv, reads. */
export type RequirementsKind = "pip" | "uv";

/** The file that lists an app's packages, where nobody named one. */
export function findRequirements(files: readonly string[]): string {
  return ["requirements.txt", "uv.lock"].find((file) => files.includes(file)) ?? "requirements.txt";
}

/** Who reads a package list. */
export function requirementsKind(requirements: string): RequirementsKind {
  return requirements.endsWith("uv.lock") ? "uv" : "pip";
}

/** The files that have to be there when the packages are installed: a list may name others. */
export function packageFiles(requirements: string, files: readonly string[]): string[] {
  const others =
    requirementsKind(requirements) === "uv"
      ? /(^|\/)pyproject\.toml$/
      : /(^|\/)(requirements|constraints)[^/]*(\/[^/]+)?\.(txt|in)$/;
  return [requirements, ...files.filter((file) => file !== requirements && others.test(file))];
}

/** What is wrong with the file that lists the packages. */
export function requirementsProblems(requirements: string, files: readonly string[]): Problem[] {
  if (!files.includes(requirements)) {
    const expected = "a file of the app's directory that lists its packages";
    const remedy =
      "Write one that names at least flask, such as by `pip freeze > requirements.txt`.";
    return [{ path: "requirements", expected, got: requirements, remedy }];
  }
  const project = requirements.replace(/uv\.lock$/, "pyproject.toml");
  if (files.includes(project)) return [];
  const expected = `${project} beside it`;
  return [{ path: "requirements", expected, got: requirements, remedy: "uv reads both." }];
}

/** What is wrong with the names of Debian packages, whatever they are. */
export function aptProblems(path: string, got: unknown): Problem[] {
  const expected = "a Debian package's name, such as libpq5";
  const pattern = /^[a-z0-9][a-z0-9+.-]+$/;
  const each = (path: string, name: unknown) => patternProblems(path, name, { pattern, expected });
  return listProblems(path, got, { expected: "Debian packages", each });
}
