/** One thing that is wrong with what the user gave. */
export interface Problem {
  /** The option's path, such as `workers` or `servers[0].port`. */
  path: string;
  /** What would have been right, such as `an integer from 1 to 64`. */
  expected: string;
  /** What came instead; undefined for nothing. */
  got: unknown;
  /** What to do about it: a whole sentence. */
  remedy?: string;
}

/** Bad input: all that is wrong with it, in sentences for the person who gave it. */
export class ProblemsError extends Error {
  /** Tells it from other errors, across copies of this package. */
  override readonly name = "ProblemsError";

  constructor(
    /** What the input was for, such as `GunicornService "web"`. */
    readonly subject: string,
    /** One or more, in the order of the options. */
    readonly problems: readonly Problem[],
  ) {
    super(`${subject}: ${count(problems.length)} to mend\n${problems.map(line).join("\n")}`);
  }
}

/**
 * Throws one error that lists all problems; returns when there is none.
 * @throws ProblemsError
 */
export function rejectProblems(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemsError(subject, problems);
}

/** The problem with a value that must be an integer within bounds, if there is one. */
export function integerProblems(
  path: string,
  got: unknown,
  { min, max, remedy }: { min: number; max: number; remedy?: string },
): Problem[] {
  if (Number.isInteger(got) && (got as number) >= min && (got as number) <= max) return [];
  return [{ path, expected: `an integer from ${min} to ${max}`, got, ...(remedy && { remedy }) }];
}

/** The problem with a text that must match a pattern, if there is one. */
export function patternProblems(
  path: string,
  got: unknown,
  { pattern, expected, remedy }: { pattern: RegExp; expected: string; remedy?: string },
): Problem[] {
  if (typeof got === "string" && pattern.test(got)) return [];
  return [{ path, expected, got, ...(remedy && { remedy }) }];
}

/** The problem with a value that must be one of a few, if there is one. */
export function choiceProblems(path: string, got: unknown, choices: readonly string[]): Problem[] {
  if (choices.includes(got as string)) return [];
  return [{ path, expected: `one of ${choices.join(", ")}`, got }];
}

function count(problems: number): string {
  return problems === 1 ? "1 problem" : `${problems} problems`;
}

function line({ path, expected, got, remedy }: Problem): string {
  return `  ${path}: expected ${expected}, got ${shown(got)}.${remedy ? ` ${remedy}` : ""}`;
}

function shown(got: unknown): string {
  if (got === undefined) return "nothing";
  if (typeof got === "number") return String(got);
  const text = JSON.stringify(got);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
