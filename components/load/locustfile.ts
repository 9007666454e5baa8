import { ProblemsError } from "../../configs/problems";
import { fileFingerprint } from "../file-fingerprint";

/**
 * A short name for a locustfile's content.
 * @throws ProblemsError where there is no file that can be read
 */
export function locustfileFingerprint(name: string, file: string): string {
  const content = fileFingerprint(file);
  if (content !== undefined) return content;
  const expected = `a file that can be read, seen from ${process.cwd()}`;
  throw new ProblemsError(`LocustJob "${name}"`, [{ path: "locustfile", expected, got: file }]);
}
