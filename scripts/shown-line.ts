import { stripVTControlCharacters } from "node:util";

/** A program's line as it is shown: its colours are for terminals, and stand as signs in all else. */
export function shownLine(line: string): string {
  return process.stdout.isTTY ? line : stripVTControlCharacters(line);
}
