import * as fs from "node:fs";
import * as path from "node:path";
import type { Link } from "../../configs/container/kept-files";
import { CA_BUNDLE, CERTIFICATES } from "../../configs/image/ca-bundle";
import { JobError } from "./job";

/** Files that a build sees: where they are taken from, and the directory that they are put in. */
export interface Tree {
  from: string;
  to: string;
  files: readonly string[];
  /** What is put there besides, wherever it leads. */
  links?: readonly Link[] | undefined;
}

/** Lays out what a build sees, in a directory of its own: nothing that was not named is in it. */
export function layOut(
  directory: string,
  trees: readonly Tree[],
  caBundle: string | undefined,
): void {
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(path.join(directory, CERTIFICATES), { recursive: true });
  for (const { from, to, files, links = [] } of trees) {
    copyFiles(from, path.join(directory, to), files);
    for (const link of links) putLink(path.join(directory, to, link.path), link.target);
  }
  putCaBundle(path.join(directory, CERTIFICATES, CA_BUNDLE), caBundle);
}

/** Takes the certificates out of it again. */
export function removeCertificates(directory: string): void {
  fs.rmSync(path.join(directory, CERTIFICATES), { recursive: true, force: true });
}

function copyFiles(from: string, to: string, files: readonly string[]): void {
  fs.mkdirSync(to, { recursive: true });
  const made = new Set<string>();
  for (const file of files) {
    const [source, target] = [path.join(from, file), path.join(to, file)];
    try {
      const parent = path.dirname(target);
      if (!made.has(parent)) fs.mkdirSync(parent, { recursive: true });
      made.add(parent);
      copyFile(source, target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new JobError(`${source} could not be copied to ${target}, for the build: ${code}.`);
    }
  }
}

function putLink(place: string, target: string): void {
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.symlinkSync(target, place);
}

/** A link stays a link, wherever it leads. */
function copyFile(source: string, target: string): void {
  const stat = fs.lstatSync(source);
  if (stat.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
  else fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE);
}

/** The certificates that this machine's own tools trust, for networks that sign TLS anew. */
function putCaBundle(target: string, configured: string | undefined): void {
  const { PIP_CERT, REQUESTS_CA_BUNDLE, SSL_CERT_FILE } = process.env;
  const bundle = configured ?? PIP_CERT ?? REQUESTS_CA_BUNDLE ?? SSL_CERT_FILE;
  if (!bundle) return;
  if (!fs.statSync(bundle, { throwIfNoEntry: false })?.isFile()) {
    throw new JobError(
      `caBundle: expected a file of CA certificates, got ${bundle}, which is none.`,
    );
  }
  fs.copyFileSync(bundle, target);
}
