import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { ignores } from "../configs/image/ignore";
import type { AppFile } from "../configs/image/plan";
import { rejectProblems } from "../configs/problems";

/**
 * The files of an app that go into its image, in a fixed order.
 * @param exclude files and directories, relative to the app's, that stay out besides what is ignored
 * @throws ProblemsError when there is no such directory
 */
export function readAppFiles(appDir: string, exclude: readonly string[] = []): AppFile[] {
  if (!fs.existsSync(appDir) || !fs.statSync(appDir).isDirectory()) {
    const expected = `a directory, seen from ${process.cwd()}`;
    rejectProblems("The app", [{ path: "appDir", expected, got: appDir }]);
  }
  const ignored = ignores(dockerignore(appDir));
  return fs
    .readdirSync(appDir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(appDir, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !ignored(file) && !exclude.some((one) => `${file}/`.startsWith(`${one}/`)))
    .sort()
    .map((file) => appFile(appDir, file));
}

/** The text of an app's .flaskenv, if it has one. */
export function readFlaskenv(appDir: string): string | undefined {
  const file = path.join(appDir, ".flaskenv");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

/** A short name for a file's content. */
export function fileFingerprint(file: string): string {
  if (!fs.existsSync(file)) {
    const expected = `a file, seen from ${process.cwd()}`;
    rejectProblems("The load test", [{ path: "locustfile", expected, got: file }]);
  }
  return sha256(fs.readFileSync(file));
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
