import * as fs from "node:fs";
import * as path from "node:path";

/**
 * Writes a run's files to RESULTS/STACK/RUN, for the user that the app runs as.
 * @returns the directory, relative to where the job runs
 */
export function writeResults(
  { resultsDir, stack, user }: { resultsDir: string; stack: string; user: string },
  files: Record<string, string>,
): string {
  const run = new Date().toISOString().replace(/[-:]/g, "").replace(".", "");
  const directory = path.posix.join(resultsDir, stack, run);
  const firstMade = fs.mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(directory, name), text);
  }
  if (firstMade) giveTo(user, path.resolve(firstMade));
  return directory;
}

/** Only root can, and only root has to: who else runs Pulumi is that user. */
function giveTo(user: string, made: string): void {
  if (process.getuid?.() !== 0) return;
  const [uid, gid] = user.split(":").map(Number);
  if (uid === undefined || gid === undefined) return;
  fs.chownSync(made, uid, gid);
  for (const entry of fs.readdirSync(made, { recursive: true, encoding: "utf8" })) {
    fs.lchownSync(path.join(made, entry), uid, gid);
  }
}
