import { readFileSync } from "node:fs";
import * as path from "node:path";
import { SetupError } from "../setup/run";
import { type Dotenv, readDotenv } from "./dotenv";
import { looksSecret } from "./looks-secret";
import { forPulumi, textOf } from "./value";

/** A variable as it is to be kept. */
export interface ImportedVariable {
  name: string;
  /** What pulumi is given on stdin. */
  input: string;
  secret: boolean;
}

/**
 * The variables of a .env.
 * @param allSecret whether all of them are to be secret, and not only what looks so
 * @throws SetupError that lists every line that is none: then nothing is set
 */
export function readImport(file: string, allSecret: boolean): ImportedVariable[] {
  const { variables, bad, empty } = read(file);
  if (bad.length > 0) {
    const lines = bad.map(({ line, sentence }) => `  line ${line}: ${sentence}`).join("\n");
    throw new SetupError(`${file}: nothing is set until this is mended\n${lines}`);
  }
  if (variables.length === 0)
    throw new SetupError(`${file}: expected NAME=VALUE, got no variable.`);
  if (empty.length > 0) {
    process.stdout.write(`Left out, as a name without = sets nothing: line ${empty.join(", ")}.\n`);
  }
  return variables.map(({ name, value }) => {
    const secret = allSecret || looksSecret(name, value);
    return { name, secret, input: forPulumi(name, value) };
  });
}

function read(file: string): Dotenv {
  let bytes: Buffer;
  try {
    // Seen from where npm was called.
    bytes = readFileSync(path.resolve(process.env.INIT_CWD ?? process.cwd(), file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new SetupError(`${file}: expected a .env that can be read, got ${code ?? message}.`);
  }
  return readDotenv(textOf(file, bytes));
}
