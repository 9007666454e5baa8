import { posix } from "node:path";

/** What tells a project's packages without its sources, as far as it can be told. */
const METADATA =
  /^(pyproject\.toml|setup\.py|setup\.cfg|MANIFEST\.in|README[^/]*|LICEN[CS]E[^/]*|requirements[^/]*\.txt)$/;

/** The files of a project's directory that tell what it is. */
export function metadataIn(directory: string, files: readonly string[]): string[] {
  return files.filter(
    (file) => posix.dirname(file) === directory && METADATA.test(posix.basename(file)),
  );
}

/** A file of a name in the same directory. */
export function beside(file: string, name: string): string {
  return posix.join(posix.dirname(file), name);
}
