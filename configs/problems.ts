import { isLater } from "./later";

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
export function assertNoProblems(subject: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemsError(subject, problems);
}

/** A value's fields, whatever it is: of one that has none they are all missing. */
export function fieldsOf<T extends object>(value: T): Partial<T> {
  return isRecord(value) ? value : {};
}

/** The fields that no problem is told of, not even of a part of theirs. */
export function without<T extends object>(value: T, problems: readonly Problem[]): Partial<T> {
  const wrong = new Set(problems.map(({ path }) => fieldOf(path)));
  const sound = Object.entries(fieldsOf(value)).filter(([name]) => !wrong.has(name));
  return Object.fromEntries(sound) as Partial<T>;
}

/** The field that a path begins with. */
export function fieldOf(path: string): string {
  return path.replace(/[[.].*/s, "");
}

/** The problems that a decision throws; none where it decides. Another error is thrown on. */
export function problemsOf(decide: () => unknown): readonly Problem[] {
  try {
    decide();
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
}

/** The problems without those of a path that an earlier one has told of. */
export function onceEach(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    ({ path }, index) => problems.findIndex((one) => one.path === path) === index,
  );
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

/** The problem with a value that must be a text, if there is one. */
export function textProblems(path: string, got: unknown, expected = "a text"): Problem[] {
  return patternProblems(path, got, { pattern: /^[^\0]*$/, expected });
}

/** What is wrong with a value where it is given: what is left out has a default, or is not needed. */
export function optionalProblems(
  path: string,
  got: unknown,
  check: (path: string, got: unknown) => Problem[],
): Problem[] {
  return got === undefined ? [] : check(path, got);
}

/** What is wrong with a value that another resource may make: that one is not known yet, and taken. */
export function inputProblems(
  path: string,
  got: unknown,
  check: (path: string, got: unknown) => Problem[],
): Problem[] {
  return isLater(got) ? [] : check(path, got);
}

/** The problem with a value that must be one of a few, if there is one. */
export function choiceProblems(path: string, got: unknown, choices: readonly string[]): Problem[] {
  if (choices.includes(got as string)) return [];
  return [{ path, expected: `one of ${choices.join(", ")}`, got }];
}

/** The problem with a value that must be true or false, if there is one: `"false"` is neither. */
export function booleanProblems(path: string, got: unknown): Problem[] {
  return typeof got === "boolean" ? [] : [{ path, expected: "true or false", got }];
}

/** What is wrong with a list, and with what stands in it, by its place. */
export function listProblems(
  path: string,
  got: unknown,
  { expected, each }: { expected: string; each: (path: string, got: unknown) => Problem[] },
): Problem[] {
  if (!Array.isArray(got)) return [{ path, expected: `a list of ${expected}`, got }];
  // A list may have holes, which flatMap alone would pass over.
  return Array.from(got).flatMap((one: unknown, index) => each(`${path}[${index}]`, one));
}

/**
 * What is wrong with the fields of a value, each by its own check where it is given; a name that nobody knows
 * must not be passed over.
 */
export function fieldsProblems(
  path: string,
  got: unknown,
  checks: Record<string, (path: string, got: unknown) => Problem[]>,
): Problem[] {
  const expected = `${Object.keys(checks).join(", ")}, or some of them`;
  if (!isRecord(got)) return recordProblems(path, got, expected);
  return Object.entries(got).flatMap(([name, value]) => {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check)
      return [
        {
          path: `${path}.${name}`,
          expected: `one of ${Object.keys(checks).join(", ")}`,
          got: value,
        },
      ];
    return optionalProblems(`${path}.${name}`, value, check);
  });
}

/** The problem with a value that must have named fields, if there is one. */
export function recordProblems(path: string, got: unknown, expected: string): Problem[] {
  return isRecord(got) ? [] : [{ path, expected, got }];
}

/** Whether a value has named fields: no list, no null, no function; also one that is not known yet. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function count(problems: number): string {
  return problems === 1 ? "1 problem" : `${problems} problems`;
}

function line({ path, expected, got, remedy }: Problem): string {
  return `  ${path}: expected ${expected}, got ${shown(got)}.${remedy ? ` ${remedy}` : ""}`;
}

/** Whatever it is: a message about a wrong value must not fail over it. */
function shown(got: unknown): string {
  if (got === undefined) return "nothing";
  if (typeof got === "number") return String(got);
  const text = asText(got);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function asText(got: unknown): string {
  if (typeof got === "bigint") return `${got}n`;
  if (typeof got === "function") return "a function";
  if (typeof got === "symbol") return got.toString();
  if (isLater(got)) return "a value that is not known yet";
  try {
    return JSON.stringify(got) ?? "nothing";
  } catch {
    return "a value that JSON has no text for";
  }
}
