import { appPathsProblems } from "../frontend/app-paths";
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

/** What is wrong with what tells the app's requests: a front end is read without it. */
export function prefixProblems(frontend: unknown): Problem[] {
  return appPathsProblems("frontend", frontend);
}

/** The problem with a text that names no directory, if there is one; whether it is there, the disk says. */
export function directoryProblems(path: string, got: unknown, expected: string): Problem[] {
  return patternProblems(path, got, { pattern: /^[^\0]+$/, expected });
}
