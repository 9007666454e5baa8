import type { Scope } from "./scopes";

/** What a config key is: all that is known of it, in one place. */
export interface Row<T> {
  /** What it decides, in one sentence without its full stop. */
  what: string;
  /** What it takes, in words, as a message about a wrong value says it. */
  values: string;
  /** What holds where it is not set: a text that Pulumi.yaml declares, or, in words, who decides then. */
  default: string | { auto: string };
  /** Which part of a stack it is for: where that is not there, the key has no effect. */
  scope: Scope;
  /** The value that a text of the config stands for; undefined where it is none. */
  parse(text: string): T | undefined;
  /** Whether it has a value for each name, or several values: Pulumi.yaml then leaves its form open. */
  isStructured?: boolean;
  /** Whether it is a number, or yes or no: how it is written does not matter then. */
  isTyped?: boolean;
  /** Whether `auto` is one of its values: what declares that nobody has set it is then the empty text. */
  autoIsValue?: boolean;
}

/** What the makers of rows below are told. */
type About = Pick<Row<unknown>, "what" | "default" | "scope">;

/** Any text. */
export function text(about: About, values: string): Row<string> {
  return { ...about, values, parse: (given) => given };
}

/** A text of a certain form. */
export function pattern(about: About, values: string, form: RegExp): Row<string> {
  return { ...about, values, parse: (given) => (form.test(given) ? given : undefined) };
}

/** An integer; whether it is within its bounds, the component says that uses it. */
export function integer(about: About, { min, max }: { min: number; max: number }): Row<number> {
  return {
    ...about,
    isTyped: true,
    values: `an integer from ${min} to ${max}`,
    parse: (given) => (/^-?\d{1,15}$/.test(given) ? Number(given) : undefined),
  };
}

/** A number, such as 1.5; whether it is within its bounds, the component says that uses it. */
export function decimal(about: About, { min, max }: { min: number; max: number }): Row<number> {
  return {
    ...about,
    isTyped: true,
    values: `a number from ${min} to ${max}`,
    parse: (given) => (/^\d{1,6}(\.\d{1,6})?$/.test(given) ? Number(given) : undefined),
  };
}

/** Yes or no. */
export function boolean(about: About): Row<boolean> {
  return {
    ...about,
    isTyped: true,
    values: "true or false",
    parse: (given) => (given === "true" ? true : given === "false" ? false : undefined),
  };
}

/** One of a few words. */
export function choice<T extends string>(about: About, choices: readonly T[]): Row<T> {
  return {
    ...about,
    values: `one of ${choices.join(", ")}`,
    parse: (given) => choices.find((one) => one === given),
  };
}

/** What has a form of its own: see parse.ts. */
export function structured<T>(
  about: About,
  values: string,
  parse: (given: string) => T | undefined,
): Row<T> {
  return { ...about, values, parse, isStructured: true };
}
