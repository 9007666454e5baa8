import { createHash } from "node:crypto";
import * as fs from "node:fs";

/**
 * A short name for a file's content.
 * @returns undefined where there is no file that can be read
 */
export function fileFingerprint(file: string): string | undefined {
  try {
    // What is no file may never end, as a pipe does.
    if (!fs.statSync(file).isFile()) return undefined;
    return createHash("sha256").update(fs.readFileSync(file)).digest("hex");
  } catch {
    return undefined;
  }
}
