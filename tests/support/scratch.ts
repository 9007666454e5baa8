import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** A directory for a test's files, by its real path. */
export function scratchDirectory(): string {
  return fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "flask-serving-scratch-")));
}

/** Writes a file, and the directories that it is in. */
export function put(directory: string, file: string, text: string | Uint8Array): void {
  fs.mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
  fs.writeFileSync(path.join(directory, file), text);
}
