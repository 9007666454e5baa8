import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { IGNORED, IGNORED_OF_FRONTEND, ignores } from "../../configs/image/ignore";
import { type AppTexts, HIDDEN_TEXTS, tellingFiles } from "../../configs/image/app-texts";
import type { AppFile } from "../../configs/image/app-file";
import { rejectProblems } from "../../configs/problems";

/**
 * The files of an app that go into its image, in a fixed order.
 * @param exclude files and directories, relative to the app's, that stay out besides what is ignored
 * @throws ProblemsError when there is no such directory
 */
export function readAppFiles(appDir: string, exclude: readonly string[] = []): AppFile[] {
  return listAppFiles(appDir, exclude).map((file) => appFile(appDir, file));
}

/** The paths of the same files, without a look into them. */
export function listAppFiles(appDir: string, exclude: readonly string[] = []): string[] {
  return listFiles(appDir, { option: "appDir", ignored: IGNORED, exclude });
}

/** The same for a front end, whose `.env` files are for what is built of it; `.local` ones are their author's own. */
export function readFrontendFiles(dir: string, exclude: readonly string[]): AppFile[] {
  return listFrontendFiles(dir, exclude).map((file) => appFile(dir, file));
}

/** The paths of the same files, without a look into them. */
export function listFrontendFiles(dir: string, exclude: readonly string[]): string[] {
  return listFiles(dir, { option: "frontend.dir", ignored: IGNORED_OF_FRONTEND, exclude });
}

function listFiles(
  directory: string,
  { option, ignored, exclude }: { option: string; ignored: string[]; exclude: readonly string[] },
): string[] {
  if (!fs.existsSync(directory) || !fs.statSync(directory).isDirectory()) {
    const expected = `a directory, seen from ${process.cwd()}`;
    rejectProblems("The app", [{ path: option, expected, got: directory }]);
  }
  const isIgnored = ignores([...ignored, ...dockerignore(directory)]);
  return fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !isIgnored(file) && !exclude.some((one) => `${file}/`.startsWith(`${one}/`)))
    .sort();
}

/** The text of a file of a directory, if it is there. */
export function readText(directory: string, name: string): string | undefined {
  const file = path.join(directory, name);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

/**
 * The texts of an app's directory that tell about it.
 * @param files those that go into its image
 */
export function readAppTexts(appDir: string, files: readonly string[]): AppTexts {
  const read = [...HIDDEN_TEXTS, ...tellingFiles(files)];
  return Object.fromEntries(read.map((file) => [file, readText(appDir, file)]));
}

function dockerignore(appDir: string): string[] {
  const file = path.join(appDir, ".dockerignore");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n") : [];
}

function appFile(appDir: string, file: string): AppFile {
  const absolute = path.join(appDir, file);
  const stat = fs.lstatSync(absolute);
  const content = stat.isSymbolicLink() ? fs.readlinkSync(absolute) : fs.readFileSync(absolute);
  return { path: file, executable: (stat.mode & 0o100) !== 0, sha256: sha256(content) };
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
