import { SetupError } from "../setup/run";

/** What `npm run config` says of itself. */
export const USAGE = `npm run config -- set [--secret] [--path] KEY VALUE
npm run config -- rm [--path] KEY
npm run config -- import [--secret] FILE

Without a VALUE it is read from standard input, so that a secret stands in no history:
    npm run config -- set --secret --path secretEnv.SECRET_KEY < a-file
import takes a .env as it is: what looks secret becomes secret, and with --secret all of it.
`;

/** A value to set; without one it is read from standard input. */
export interface SetArguments {
  verb: "set";
  secret: boolean;
  /** Whether the key leads into a list or a set of variables. */
  path: boolean;
  key: string;
  value: string | undefined;
}

/** A key to take back. */
export interface RmArguments {
  verb: "rm";
  path: boolean;
  key: string;
}

/** A .env to take. */
export interface ImportArguments {
  verb: "import";
  secret: boolean;
  file: string;
}

const FLAGS = ["--secret", "--path"];

/**
 * What `npm run config` was asked for.
 * @throws SetupError for what it does not know
 */
export function readConfigArguments(argv: string[]): SetArguments | RmArguments | ImportArguments {
  const [verb = "", ...rest] = argv;
  const { flags, words } = flagsAndWords(rest);
  const secret = flags.includes("--secret");
  const path = flags.includes("--path");
  const [first, second, ...more] = words;
  if (first === undefined || more.length > 0) throw new SetupError(USAGE);
  if (verb === "set") return { verb, secret, path, key: first, value: second };
  if (second !== undefined) throw new SetupError(USAGE);
  if (verb === "rm" && !secret) return { verb, path, key: first };
  if (verb === "import" && !path) return { verb, secret, file: first };
  throw new SetupError(USAGE);
}

/** Flags come before the key: what comes after it is its value, whatever that begins with. */
function flagsAndWords(words: string[]): { flags: string[]; words: string[] } {
  const start = words.findIndex((word) => !FLAGS.includes(word));
  const flags = start < 0 ? words : words.slice(0, start);
  const rest = start < 0 ? [] : words.slice(start);
  if (rest[0] === "--") return { flags, words: rest.slice(1) };
  const [key, value, ...more] = rest;
  if (key?.startsWith("-")) throw new SetupError(`${key} is no flag of it.\n${USAGE}`);
  if (key !== undefined && value === "--") return { flags, words: [key, ...more] };
  const late = rest.find((word) => FLAGS.includes(word));
  if (late !== undefined) throw new SetupError(lateFlag(late));
  return { flags, words: rest };
}

/** One that was meant as a flag would have its secret stand in plain text. */
function lateFlag(flag: string): string {
  return `${flag} comes before KEY. Where it is the value itself, write: set KEY -- ${flag}\n\n${USAGE}`;
}
