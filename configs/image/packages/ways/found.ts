import type { PackageChoice, PackageSources, PackageWay } from "../way";

/** What a way makes of an app. */
export interface Found {
  /** Where the commands run, relative to the app. */
  directory: string;
  /** The files that the packages are installed by: while they stay, the packages do. */
  files: string[];
  /** What installs them. */
  install: string[];
  /** What installs the app itself, where it is a package too: it needs the app's sources. */
  installApp: string[];
  /** Whether a package comes from a repository. */
  usesGit: boolean;
  /** Who reads packages besides, where the app itself is one. */
  besides?: PackageWay;
}

/** Decides for a way what is installed by what. */
export type Finder = (
  choice: PackageChoice,
  sources: PackageSources,
  groups: readonly string[],
) => Found;

/** What is done again when the sources are there, and has to succeed then. */
export function tolerant(command: string): string {
  return `{ ${command} || echo "Done again when the sources of the app are there."; }`;
}

/** An app's history, by which some tell their version, is no part of the image. */
export const ANY_VERSION =
  'export SETUPTOOLS_SCM_PRETEND_VERSION="${SETUPTOOLS_SCM_PRETEND_VERSION:-0.0.0}"';
