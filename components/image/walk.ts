import * as fs from "node:fs";
import * as path from "node:path";
import type { IgnorePattern } from "../../configs/image/ignore-pattern";
import { type Verdict, verdictOn } from "../../configs/image/ignore";
import { unreadable } from "./unreadable-path";

/** What of a directory is wanted. */
export interface Wanted {
  /** The option that names the directory. */
  option: string;
  patterns: readonly IgnorePattern[];
  /** Files and directories, relative to it, that stay out besides. */
  exclude: readonly string[];
}

/** The files and links of a directory and of those below it, relative to it; what stays out is not opened. */
export function walk(root: string, wanted: Wanted): string[] {
  const exclude = new Set(wanted.exclude.map((one) => path.posix.normalize(`${one}/`)));
  const files: string[] = [];
  const enter = (directory: string, above?: Verdict) => {
    for (const entry of entriesOf(root, directory, wanted.option)) {
      const file = directory + entry.name;
      const verdict = verdictOn(file, wanted.patterns, above);
      if (!verdict.mayHold || exclude.has(`${file}/`)) continue;
      if (entry.isDirectory()) enter(`${file}/`, verdict);
      else if (!verdict.isIgnored && isWanted(entry, file, { root, ...wanted })) files.push(file);
    }
  };
  enter("");
  return files.sort();
}

function entriesOf(root: string, directory: string, option: string): fs.Dirent[] {
  try {
    return fs.readdirSync(path.join(root, directory), { withFileTypes: true });
  } catch (error) {
    throw unreadable(option, path.join(root, directory, "."), error);
  }
}

/** A socket stays out, as Docker has it; what else is neither file nor link is refused. */
function isWanted(
  entry: fs.Dirent,
  file: string,
  { root, option }: Pick<Wanted, "option"> & { root: string },
): boolean {
  if (entry.isFile() || entry.isSymbolicLink()) return true;
  if (entry.isSocket()) return false;
  throw unreadable(option, path.join(root, file), { code: "a pipe or a device" });
}
