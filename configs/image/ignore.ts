import { readDockerignore } from "./dockerignore";
import type { IgnorePattern } from "./ignore-pattern";

/** What never belongs in an image: secrets, histories, and what each machine makes for itself. */
export const IGNORED = [
  "**/.git",
  "**/.env",
  "**/.env.*",
  "**/.venv",
  "**/venv",
  "**/__pycache__",
  "**/*.pyc",
  "**/.pytest_cache",
  "**/node_modules",
  "**/.flask-serving",
  "**/Pulumi.*.yaml",
  "**/.DS_Store",
];

/** The same for the sources of a front end. */
export const IGNORED_OF_FRONTEND = [
  "**/.git",
  "**/node_modules",
  "**/*.local",
  "**/.vite",
  "**/Pulumi.*.yaml",
  "**/.DS_Store",
];

/** What of a front end that is served as it lies there is nobody's to read. */
export const HIDDEN_OF_FRONTEND = ["**/.*", "!.well-known", ".well-known/**/.*"];

/** What the patterns say of a path: its directory's verdict is a part of that. */
export interface Verdict {
  isIgnored: boolean;
  /** Whether something in it, if it is a directory, may stay in after all. */
  mayHold: boolean;
  /** Pattern by pattern, whether it or a directory above matches. */
  matched: readonly boolean[];
}

/** What the patterns say of a path, relative to their directory, and within one of which it is known. */
export function verdictOn(
  path: string,
  patterns: readonly IgnorePattern[],
  directory?: Verdict,
): Verdict {
  let isIgnored = false;
  const matched = patterns.map((pattern, index) => {
    // The last that matches decides, so that only what would change something is asked.
    const matches =
      directory?.matched[index] || (pattern.isException === isIgnored && pattern.matches(path));
    if (matches) isIgnored = !pattern.isException;
    return matches;
  });
  const mayHold = !isIgnored || patterns.some((one) => one.isException && one.reachesInto(path));
  return { isIgnored, mayHold, matched };
}

/** The lines above as patterns. */
export function builtIn(lines: readonly string[]): IgnorePattern[] {
  return readDockerignore(lines.join("\n"), "built in").patterns;
}
