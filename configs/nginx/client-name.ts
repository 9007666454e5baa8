import { patternProblems, type Problem } from "../problems";

/**
 * What nginx finds of a request by a variable: it knows a header by its name with _ for each -, and drops one that has
 * a _ itself; a cookie and a parameter it knows by their names alone, in which a variable has no -.
 */
const NAMES = {
  header: { pattern: /^[A-Za-z0-9-]{1,64}$/, expected: "1 to 64 letters, digits or -" },
  cookie: { pattern: /^[A-Za-z0-9_]{1,64}$/, expected: "1 to 64 letters, digits or _" },
  query: { pattern: /^[A-Za-z0-9_]{1,64}$/, expected: "1 to 64 letters, digits or _" },
};

/** The problem with the name of a header, a cookie or a parameter by which clients are told apart, if there is one. */
export function clientNameProblems(path: string, by: unknown, got: unknown): Problem[] {
  const kind = Object.entries(NAMES).find(([name]) => name === by)?.[1];
  return kind === undefined ? [] : patternProblems(path, got, kind);
}
