import { fromGo } from "./go-regexp";

/** One line of a .dockerignore. */
export interface IgnorePattern {
  /** Begins with `!`: what it matches stays in after all. */
  isException: boolean;
  matches: (path: string) => boolean;
  /** Whether it can match something in a directory that it does not match itself. */
  reachesInto: (directory: string) => boolean;
}

/**
 * A pattern as github.com/moby/patternmatcher, which every builder of Docker's has, reads it: some of it is
 * no glob of anybody else's, such as `[*]`, or `^` beside a star.
 * @param text cleaned, with its `!`
 * @throws SyntaxError for what Docker refuses
 */
export function ignorePattern(text: string): IgnorePattern {
  const isException = text.startsWith("!");
  const pattern = isException ? text.slice(1) : text;
  if (pattern === "") throw new SyntaxError("a ! before nothing");
  if (!WELL_FORMED.test(pattern)) throw new SyntaxError("a [ without its ], or a \\ at the end");
  return { isException, matches: matcher(pattern), reachesInto: reach(pattern) };
}

/** What filepath.Match of Go does not refuse: it looks no further than the first star. */
const ITEM = String.raw`(?:\\.|[^\\\]-])`;
const WELL_FORMED = new RegExp(
  String.raw`^\**(?!\*)(?:\\.|\[(?:\^|(?!\^))(?:${ITEM}(?:-${ITEM})?)+\]|[^\\[*])*(?:\*|$)`,
  "su",
);

function matcher(pattern: string): IgnorePattern["matches"] {
  const { kind, regexp } = translated([...pattern]);
  if (kind === "exact") return (path) => path === pattern;
  if (kind === "prefix") return (path) => path.startsWith(pattern.slice(0, -2));
  if (kind === "suffix") {
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || `/${path}` === suffix;
  }
  const compiled = fromGo(`^${regexp}$`);
  return (path) => compiled.test(path);
}

type Kind = "exact" | "prefix" | "suffix" | "regexp";

/** Step by step as `compile` there, with what it makes of stars in brackets too. */
function translated(pattern: readonly string[]): { kind: Kind; regexp: string } {
  let kind: Kind = "exact";
  let regexp = "";
  let at = 0;
  const isEnd = () => at >= pattern.length;
  const add = (text: string) => {
    regexp += text;
    kind = "regexp";
  };
  while (!isEnd()) {
    const isFirst = at === 0;
    const one = pattern[at++]!;
    if (one === "*" && pattern[at] === "*") {
      at += pattern[at + 1] === "/" ? 2 : 1;
      if (!isEnd()) add("(.*/)?");
      else if (kind === "exact") kind = "prefix";
      else add(".*");
      if (isFirst) kind = "suffix";
    } else if (one === "*") add("[^/]*");
    else if (one === "?") add("[^/]");
    else if (one === "[" || one === "]") add(one);
    else if (one === "\\") add(`\\${pattern[at++] ?? ""}`);
    // There { | } are meant to be escaped too, and are not.
    else regexp += /[.+()$]/.test(one) ? `\\${one}` : one;
  }
  return { kind, regexp };
}

/** By the names before the first that is a pattern. */
function reach(pattern: string): IgnorePattern["reachesInto"] {
  const names = pattern.split("/");
  const firstPattern = names.findIndex((name) => /[*?[\]\\]/.test(name));
  const isPlain = firstPattern === -1;
  const begin = names
    .slice(0, isPlain ? undefined : firstPattern)
    .map((name) => `${name}/`)
    .join("");
  return (directory) =>
    begin.startsWith(`${directory}/`) || (!isPlain && `${directory}/`.startsWith(begin));
}
