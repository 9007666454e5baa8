import { posix } from "node:path";
import { GIT, isBuildTool, knownNeeds, sorted } from "./system-packages";
import { choosePackages, type PackageChoice, type PackageSources, type PackageWay } from "./way";
import type { Finder, Found } from "./ways/found";
import { pipPackages } from "./ways/pip";
import { pipenvPackages } from "./ways/pipenv";
import { poetryPackages } from "./ways/poetry";
import { projectPackages } from "./ways/project";
import { pylockPackages, uvPackages } from "./ways/uv";

/** What is asked for of an app's packages. */
export interface PackageOptions {
  requirements?: string | undefined;
  /** Optional groups that are installed too. */
  packageGroups?: readonly string[] | undefined;
  /** Debian packages besides those that are known to be needed. */
  aptPackages?: readonly string[] | undefined;
}

/** How an app's packages are installed. */
export interface PackagePlan extends Pick<Found, "directory" | "files" | "install" | "installApp"> {
  choice: PackageChoice;
  /** Who reads packages: several where the app itself is one. */
  ways: PackageWay[];
  /** The file, seen from where the commands run. */
  list: string;
  /** Debian packages, to build with and to run with. */
  apt: { build: string[]; run: string[] };
}

const FINDERS: Record<PackageWay, Finder> = {
  pip: pipPackages,
  uv: uvPackages,
  pylock: pylockPackages,
  poetry: poetryPackages,
  pipenv: pipenvPackages,
  project: projectPackages,
};

/** What is said where nothing names packages, which is a problem: see `packageProblems`. */
const NONE: PackageChoice = {
  file: "requirements.txt",
  way: "pip",
  reason: "nothing else is there",
};

/** Decides how an app's packages are installed. */
export function packagePlan(options: PackageOptions, sources: PackageSources): PackagePlan {
  const { requirements, packageGroups = [], aptPackages = [] } = options;
  const choice = choosePackages(requirements, sources) ?? NONE;
  const found = FINDERS[choice.way](choice, sources, packageGroups);
  const { directory, files, install, installApp, usesGit, besides } = found;
  const known = knownNeeds(files.map((file) => sources.read(file) ?? ""));
  return {
    ...{ choice, directory, files, install, installApp },
    ways: [choice.way, ...(besides ? [besides] : [])],
    list: posix.relative(directory, choice.file),
    apt: {
      build: sorted([...aptPackages, ...known.build, ...(usesGit ? GIT : [])]),
      run: sorted([...aptPackages.filter((one) => !isBuildTool(one)), ...known.run]),
    },
  };
}
