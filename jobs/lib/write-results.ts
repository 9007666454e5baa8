import * as fs from "node:fs";
import * as path from "node:path";
import { giveTo } from "./give-to";

/**
 * Writes a run's files to RESULTS/STACK/RUN, for the user that the app runs as.
 * @returns the directory, relative to where the job runs
 * @throws Error where one cannot be written, as to a full disk: what was written of them is taken for no result, and goes
 */
export function writeResults(
  { resultsDir, stack, user }: { resultsDir: string; stack: string; user: string },
  files: Record<string, string>,
): string {
  const above = path.posix.join(resultsDir, stack);
  const firstMade = fs.mkdirSync(above, { recursive: true });
  const directory = makeOwn(above);
  try {
    for (const [name, text] of Object.entries(files)) {
      fs.writeFileSync(path.join(directory, name), text);
    }
  } catch (error) {
    fs.rmSync(directory, { recursive: true });
    throw error;
  }
  giveTo(user, path.resolve(firstMade ?? directory));
  return directory;
}

/** A directory that was not there: no file of an earlier run is in it. */
function makeOwn(above: string): string {
  const run = new Date().toISOString().replace(/[-:]/g, "").replace(".", "");
  for (let number = 1; ; number += 1) {
    const directory = path.posix.join(above, number > 1 ? `${run}-${number}` : run);
    try {
      fs.mkdirSync(directory);
      return directory;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
