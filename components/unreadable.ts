import type { Problem } from "../configs/problems";
import { fileFingerprint } from "./file-fingerprint";

/** The problem with what is no file, or cannot be read, if there is one; what is no text has others. */
export function unreadableProblems(path: string, file: unknown): Problem[] {
  if (typeof file !== "string" || fileFingerprint(file) !== undefined) return [];
  const expected = `a file that can be read, seen from ${process.cwd()}`;
  return [{ path, expected, got: file }];
}
