import { apiPrefixProblems } from "../frontend/served-frontend";
import {
  isRecord,
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
  recordProblems,
  textProblems,
} from "../problems";
import { outDirProblems } from "./frontend-build";

/** What is wrong with the arguments that say what is read of a disk, whatever they are: before it is read. */
export function directoriesProblems(given: Record<string, unknown>): Problem[] {
  const { appDir, exclude, frontend, caBundle } = given;
  return [
    ...directoryProblems("appDir", appDir, "the app's directory"),
    ...optionalProblems("exclude", exclude, (path, got) =>
      listProblems(path, got, { expected: "files and directories of the app", each: textProblems }),
    ),
    ...optionalProblems("frontend", frontend, frontendDirProblems),
    ...optionalProblems("caBundle", caBundle, (path, got) => textProblems(path, got, "a file")),
  ];
}

/** The same of a front end alone. */
export function frontendDirProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "a front end with its dir");
  return [
    ...directoryProblems(`${path}.dir`, got.dir, "the front end's directory"),
    ...optionalProblems(`${path}.outDir`, got.outDir, outDirProblems),
  ];
}

/** The problem with what tells the app's requests, if there is one: a front end is read without it. */
export function prefixProblems(frontend: unknown): Problem[] {
  if (!isRecord(frontend)) return [];
  return optionalProblems("frontend.apiPrefix", frontend.apiPrefix, apiPrefixProblems);
}

/** The problem with a text that names no directory, if there is one; whether it is there, the disk says. */
export function directoryProblems(path: string, got: unknown, expected: string): Problem[] {
  return patternProblems(path, got, { pattern: /^[^\0]+$/, expected });
}
