import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { type AppTexts, HIDDEN_TEXTS, tellingFiles } from "../../configs/image/app-texts";
import { isHidden } from "../../configs/frontend/served-frontend";
import type { AppFile } from "../../configs/image/app-file";
import { readDockerignore } from "../../configs/image/dockerignore";
import {
  builtIn,
  HIDDEN_OF_FRONTEND,
  IGNORED,
  IGNORED_OF_FRONTEND,
} from "../../configs/image/ignore";
import type { IgnorePattern } from "../../configs/image/ignore-pattern";
import { assertNoProblems } from "../../configs/problems";
import { contentFingerprint } from "../file-fingerprint";
import { unreadable } from "./unreadable-path";
import { walk } from "./walk";

const APP = { option: "appDir", ignored: builtIn(IGNORED) };
const FRONTEND = { option: "frontend.dir", ignored: builtIn(IGNORED_OF_FRONTEND) };
const LOAD_TEST = { option: "loadDir", ignored: builtIn(IGNORED) };
const HIDDEN = builtIn(HIDDEN_OF_FRONTEND);

/** What is told of a file, besides where it is. */
type Look = (file: string, stat: fs.Stats) => string;

/**
 * The files of an app that go into its image, in a fixed order.
 * @param exclude files and directories, relative to the app's, that stay out besides what is ignored
 * @throws ProblemsError when there is no such directory, or something in it cannot be read
 */
export function readAppFiles(
  appDir: string,
  exclude: readonly string[] = [],
  look = content,
): AppFile[] {
  return filesOf(appDir, listAppFiles(appDir, exclude), APP.option, look);
}

/** The paths of the same files, without a look into them. */
export function listAppFiles(appDir: string, exclude: readonly string[] = []): string[] {
  return listFiles(appDir, { ...APP, exclude });
}

/** The paths of the files that are taken with a locustfile. */
export function listLoadFiles(directory: string): string[] {
  return listFiles(directory, { ...LOAD_TEST, exclude: [] });
}

/** Which of a front end's files are wanted. */
export interface FrontendPart {
  exclude: readonly string[];
  /** Whether it is served as it lies there: without what is hidden, which is nobody's to read. */
  isBuilt: boolean;
}

/** The same for a front end, whose `.env` files are for what is built of it; `.local` ones are their author's own. */
export function readFrontendFiles(dir: string, part: FrontendPart, look = content): AppFile[] {
  return filesOf(dir, listFrontendFiles(dir, part), FRONTEND.option, look);
}

/** The paths of the same files, without a look into them. */
export function listFrontendFiles(dir: string, { exclude, isBuilt }: FrontendPart): string[] {
  if (!isBuilt) return listFiles(dir, { ...FRONTEND, exclude });
  const files = listFiles(dir, { ...FRONTEND, ignored: [...FRONTEND.ignored, ...HIDDEN], exclude });
  // Also what its .dockerignore would have in after all.
  return files.filter((file) => !isHidden(file));
}

function listFiles(
  directory: string,
  {
    option,
    ignored,
    exclude,
  }: { option: string; ignored: IgnorePattern[]; exclude: readonly string[] },
): string[] {
  if (!statOf(directory, option)?.isDirectory()) {
    const expected = `a directory, seen from ${process.cwd()}`;
    assertNoProblems("The app", [{ path: option, expected, got: directory }]);
  }
  const patterns = [...ignored, ...dockerignore(directory, option)];
  return walk(directory, { option, patterns, exclude });
}

function statOf(file: string, option: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(option, file, error);
  }
}

/** The text of a file of a directory, if it is there; what is no file, such as a directory of that name, has none. */
export function readText(directory: string, name: string, option = "appDir"): string | undefined {
  const file = path.join(directory, name);
  if (!statOf(file, option)?.isFile()) return undefined;
  try {
    return decoded(fs.readFileSync(file));
  } catch (error) {
    throw unreadable(option, file, error);
  }
}

/** A text of UTF-8, or of UTF-16 where its mark says so, as PowerShell writes a list of packages and pip reads it. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString("utf16le");
  return bytes.toString("utf8");
}

/**
 * The texts of an app's directory that tell about it.
 * @param files those that go into its image
 */
export function readAppTexts(appDir: string, files: readonly string[]): AppTexts {
  const told = tellingFiles(files).map((file) => [file, readText(appDir, file)]);
  // What is no part of the image does not stand in its way.
  const hidden = HIDDEN_TEXTS.map((file) => [file, readIfReadable(path.join(appDir, file))]);
  return Object.fromEntries([...hidden, ...told]) as AppTexts;
}

function readIfReadable(file: string): string | undefined {
  try {
    return fs.statSync(file).isFile() ? fs.readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

function dockerignore(directory: string, option: string): IgnorePattern[] {
  const file = path.join(directory, ".dockerignore");
  const stat = statOf(file, option);
  if (stat && !stat.isFile()) {
    const expected = "a .dockerignore that is a file";
    assertNoProblems("The app", [{ path: option, expected, got: `${file}, which is none` }]);
  }
  const { patterns, problems } = readDockerignore(
    readText(directory, ".dockerignore", option) ?? "",
    file,
  );
  assertNoProblems("The app", problems);
  return patterns;
}

function filesOf(directory: string, files: string[], option: string, look: Look): AppFile[] {
  return files.map((file) => {
    const absolute = path.join(directory, file);
    try {
      const stat = fs.lstatSync(absolute);
      const executable = (stat.mode & 0o100) !== 0;
      return { path: file, executable, sha256: look(absolute, stat) };
    } catch (error) {
      throw unreadable(option, absolute, error);
    }
  });
}

function content(file: string, stat: fs.Stats): string {
  if (!stat.isSymbolicLink()) return contentFingerprint(file);
  return createHash("sha256").update(fs.readlinkSync(file)).digest("hex");
}

/** Tells a file that was written from what it was, without its content: many files are looked at twice a second. */
export function modified(_file: string, { mtimeMs, ctimeMs, size }: fs.Stats): string {
  return [mtimeMs, ctimeMs, size].join();
}
