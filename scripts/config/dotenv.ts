import { type DotenvBinding, dotenvBindings } from "../../configs/dotenv";

/** A variable of a .env. */
export interface DotenvVariable {
  name: string;
  value: string;
  line: number;
}

/** A line that is none: what is wrong with it, never what it holds. */
export interface BadLine {
  line: number;
  sentence: string;
}

/** What a .env holds. */
export interface Dotenv {
  variables: DotenvVariable[];
  bad: BadLine[];
  /** The lines with a name and no =, which say nothing. */
  empty: number[];
}

const NO_BINDING = "expected NAME=VALUE, with its quotes closed and nothing after them";
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads a .env as python-dotenv does, by which Flask reads it: quotes, escapes, export, comments, values of several
 * lines, and `${NAME}` for a variable that stands above. The last of several with one name counts. What python-dotenv
 * passes over or would fill from the machine's own environment is told by its line.
 */
export function readDotenv(text: string): Dotenv {
  const known = new Map<string, DotenvVariable>();
  const bad: BadLine[] = [];
  const empty: number[] = [];
  for (const binding of dotenvBindings(text)) {
    const { line } = binding;
    const sentence = "name" in binding ? problemOf(binding, known) : NO_BINDING;
    if (sentence !== undefined || !("name" in binding)) {
      bad.push({ line, sentence: sentence ?? NO_BINDING });
      continue;
    }
    const { name, value } = binding;
    known.delete(name);
    if (value === undefined) empty.push(line);
    else known.set(name, { name, value: resolved(value, known), line });
  }
  return { variables: [...known.values()], bad, empty };
}

const REFERENCE = /\$\{([^}:]*)(?::-([^}]*))?\}/g;

function problemOf(
  { name, value }: DotenvBinding,
  known: Map<string, unknown>,
): string | undefined {
  if (!NAME.test(name)) {
    // It may be a part of a value that somebody forgot to quote.
    return "expected a variable's name before =: letters, digits and _, no digit first";
  }
  if (value?.includes("\0")) return `${name} has a NUL in it, which no variable can hold`;
  const missing = [...(value ?? "").matchAll(REFERENCE)].find(
    ([, other = "", start]) => !known.has(other) && start === undefined,
  );
  if (!missing) return undefined;
  return (
    `${name} is made of another variable, by \${…}, that stands nowhere above it: write its value there, or set ` +
    `${name} by \`npm run config -- set --path env.${name}\`, which takes a text as it is`
  );
}

function resolved(value: string, known: Map<string, DotenvVariable>): string {
  return value.replace(REFERENCE, (_, name: string, start?: string) => {
    return known.get(name)?.value ?? start ?? "";
  });
}
