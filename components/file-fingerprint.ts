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
    return contentFingerprint(file);
  } catch {
    return undefined;
  }
}

/** The same of what is known to be a file, of any size. */
export function contentFingerprint(file: string): string {
  const hash = createHash("sha256");
  const descriptor = fs.openSync(file, "r");
  try {
    for (let length = 1; length > 0;) {
      length = fs.readSync(descriptor, CHUNK, 0, CHUNK.length, null);
      hash.update(CHUNK.subarray(0, length));
    }
    return hash.digest("hex");
  } finally {
    fs.closeSync(descriptor);
  }
}

/** A file may be larger than a Buffer. */
const CHUNK = Buffer.allocUnsafeSlow(1024 * 1024);
