import {
  booleanProblems,
  choiceProblems,
  integerProblems,
  patternProblems,
  type Problem,
} from "../problems";

/** One setting of a server: what it is where nobody gives it, what it may be, and how the server is told. */
export interface Setting<T> {
  default: T;
  /** What is wrong with a value that somebody gave. */
  problems(path: string, got: unknown): Problem[];
  /** The arguments that tell it; none for what it does anyway. */
  argv(value: T): string[];
  /** The same where somebody asked for it: the app's own configuration may say otherwise. */
  firm?(value: T): string[];
}

/** A setting that is a number. */
export interface NumberSetting extends Setting<number> {
  min: number;
  max: number;
}

/** A number within bounds, told by a flag; 0, where it is allowed, is the way of saying never. */
export function number(
  flag: string,
  bounds: { min: number; max: number; default: number },
): NumberSetting {
  return {
    ...bounds,
    problems: (path, got) => integerProblems(path, got, bounds),
    argv: (value) => (value === 0 ? [] : [`${flag}=${value}`]),
    firm: (value) => [`${flag}=${value}`],
  };
}

/** Something that a server does or does not, and, where it has one, the argument by which it does not. */
export function switched(start: boolean, argument: string, refusal?: string): Setting<boolean> {
  return {
    default: start,
    problems: booleanProblems,
    argv: (value) => (value ? [argument] : []),
    firm: (value) => (value ? [argument] : refusal === undefined ? [] : [refusal]),
  };
}

/** One of a few words, told by a flag. */
export function choice<T extends string>(
  flag: string,
  choices: readonly T[],
  start: T,
): Setting<T> & { choices: readonly T[] } {
  return {
    choices,
    default: start,
    problems: (path, got) => choiceProblems(path, got, choices),
    argv: (value) => [`${flag}=${value}`],
  };
}

/** A text of a certain form, told by a flag. */
export function text(
  flag: string,
  form: { pattern: RegExp; expected: string },
  start: string,
): Setting<string> {
  return {
    default: start,
    problems: (path, got) => patternProblems(path, got, form),
    argv: (value) => [`${flag}=${value}`],
  };
}
