import * as fs from "node:fs";
import * as path from "node:path";
import { A_LOAD_TEST, insideProblems, MAX_LOAD_FILES, MAX_LOAD_MB } from "../../configs/load/files";
import { fingerprint } from "../../configs/fingerprint";
import { fieldsOf, type Problem, problemsOf } from "../../configs/problems";
import { fileFingerprint } from "../file-fingerprint";
import { listLoadFiles } from "../image/app-files";
import { unreadableProblems } from "../unreadable";

/** What of the arguments of a load test says what it is made of. */
export interface LoadTest {
  locustfile?: string | undefined;
  loadDir?: string | undefined;
  requirements?: string | undefined;
}

/** The files of a load test: its locustfile, and what is taken with it. */
export interface LoadTestFiles {
  /** The directory that is taken. */
  loadDir: string;
  /** The locustfile in it. */
  script: string;
  files: string[];
  /** Changes when one of them does. */
  fingerprint: string;
}

/**
 * What is wrong with the files of a load test, whatever its arguments are.
 * @param requirements what the option is called that names its packages
 */
export function loadTestProblems(args: LoadTest, requirements: string): Problem[] {
  return [...filesProblems(args), ...unreadableProblems(requirements, fieldsOf(args).requirements)];
}

function filesProblems(args: LoadTest): Problem[] {
  const { locustfile, loadDir } = fieldsOf(args);
  const unreadable = unreadableProblems("locustfile", locustfile);
  if (unreadable.length > 0 || typeof locustfile !== "string") return unreadable;
  if (loadDir === undefined) return tooMuchProblems(path.dirname(locustfile));
  if (typeof loadDir !== "string" || !isDirectory(loadDir)) {
    const expected = `a directory, seen from ${process.cwd()}`;
    return [{ path: "loadDir", expected, got: loadDir }];
  }
  return [
    ...insideProblems(path.relative(loadDir, locustfile), loadDir),
    ...tooMuchProblems(loadDir),
  ];
}

/** The files of a load test whose arguments are sound; undefined where there is no locustfile. */
export function loadTestFiles({ locustfile, loadDir }: LoadTest): LoadTestFiles | undefined {
  if (locustfile === undefined) return undefined;
  const directory = loadDir ?? path.dirname(locustfile);
  const script = path.relative(directory, locustfile).split(path.sep).join("/");
  // Also where a .dockerignore leaves it out.
  const files = [...new Set([script, ...listLoadFiles(directory)])].sort();
  const contents = files.map((file) => [file, fileFingerprint(path.join(directory, file)) ?? ""]);
  return { loadDir: directory, script, files, fingerprint: fingerprint(contents) };
}

/** It is held in memory: a load test that lies among other things names a directory of its own. */
function tooMuchProblems(directory: string): Problem[] {
  const unreadable = problemsOf(() => listLoadFiles(directory));
  if (unreadable.length > 0) return [...unreadable];
  const files = listLoadFiles(directory);
  const bytes = files.reduce((sum, file) => sum + sizeOf(path.join(directory, file)), 0);
  if (files.length <= MAX_LOAD_FILES && bytes <= MAX_LOAD_MB * 2 ** 20) return [];
  const got = `${files.length} files of ${Math.ceil(bytes / 2 ** 20)} MiB in ${directory}`;
  const remedy =
    "Give the load test a directory of its own, or leave out the rest by a .dockerignore.";
  return [{ path: "loadDir", expected: A_LOAD_TEST, got, remedy }];
}

function isDirectory(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
