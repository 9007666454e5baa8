import * as path from "node:path";
import type { Problem } from "../problems";
import { type IgnorePattern, ignorePattern } from "./ignore-pattern";

/** What a .dockerignore says, and what is wrong with it. */
export interface Dockerignore {
  patterns: IgnorePattern[];
  problems: Problem[];
}

/**
 * Reads the text of a .dockerignore as Docker does.
 * @param file what its problems are told by
 */
export function readDockerignore(text: string, file: string): Dockerignore {
  const patterns: IgnorePattern[] = [];
  const problems: Problem[] = [];
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const [index, line] of lines.entries()) {
    const pattern = cleaned(line);
    if (pattern === undefined) continue;
    try {
      patterns.push(ignorePattern(pattern));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems.push(badLine(`${file}, line ${index + 1}`, line));
    }
  }
  return { patterns, problems };
}

/** The pattern of a line, if it has one. */
function cleaned(line: string): string | undefined {
  // A comment has its # at the very beginning.
  const text = line.startsWith("#") ? "" : trimmed(line);
  const [mark, pattern] = text.startsWith("!") ? ["!", trimmed(text.slice(1))] : ["", text];
  // What follows the first slash is trimmed once more.
  return trimmed(mark + fromRoot(pattern)).replace(/^!\/$/, "!") || undefined;
}

/** Without the slash that it may begin with: each is relative to the directory. */
function fromRoot(pattern: string): string {
  if (pattern === "") return "";
  const clean = path.posix.normalize(pattern).replace(/(?<=.)\/$/, "");
  return clean.length > 1 ? clean.replace(/^\//, "") : clean;
}

/** Without what Go calls a space: a byte-order mark is none. */
function trimmed(text: string): string {
  return text
    .replace(/^\p{White_Space}+/u, "")
    .replace(/(?<!\p{White_Space})\p{White_Space}+$/u, "");
}

function badLine(path: string, got: string): Problem {
  const expected = "a pattern that Docker takes";
  const remedy = "Write \\ before a character that is to mean itself, such as \\[.";
  return { path, expected, got, remedy };
}
