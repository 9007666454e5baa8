import { CERTIFICATES } from "../ca-bundle";
import {
  copy,
  env,
  from,
  type Instruction,
  label,
  renderDockerfile,
  ROOT,
  runCommands,
  user,
  workdir,
} from "../dockerfile";
import {
  APT_BUILD_COMMANDS,
  installCommands,
  LINKED_COMMANDS,
  PACKAGE_CACHE,
  serverCommands,
  type ServerPackage,
  toolCommands,
} from "./commands";
import type { PackagePlan } from "./plan";

/** The directory of the build context with the files that packages are installed by. */
export const PACKAGE_FILES = "packages";

/** Where an app lies in its image; its packages are installed there, since some remember where they lie. */
export const APP_DIRECTORY = "/srv/app";

/** The values of the Dockerfile of an app's packages, already checked. */
export interface PackagesDockerfileOptions {
  baseImage: string;
  packages: PackagePlan;
  server: ServerPackage | undefined;
  labels: Record<string, string>;
}

/**
 * The Dockerfile of an app's packages: an image of its own, which stays while the packages do. What rarely
 * changes comes first, the labels last, so that all stacks share the layers.
 */
export function packagesDockerfile(options: PackagesDockerfileOptions): string {
  const { baseImage, packages, server, labels } = options;
  const isWhole = packages.installApp.length === 0;
  const last = isWhole ? serverCommands(server) : [];
  return renderDockerfile([
    from(baseImage),
    user(ROOT),
    ...aptPackages(packages.apt.build),
    copy([`${CERTIFICATES}/`], `/${CERTIFICATES}/`),
    runCommands(toolCommands(packages.ways)),
    workdir(APP_DIRECTORY),
    COPY_FILES,
    env({ REQUIREMENTS: packages.list, PACKAGES_DIRECTORY: packages.directory }),
    runCommands([...installCommands([...packages.install, ...last]), ...linked(packages)]),
    label(labels),
  ]);
}

/** Installs the app itself besides, from its sources; nothing where it is no package. */
export function appPackageStage(
  image: string,
  { packages, server, labels }: PackagesDockerfileOptions,
): Instruction[] {
  if (packages.installApp.length === 0) return [];
  const commands = [...packages.installApp, ...serverCommands(server)];
  return [
    from(image, "packages"),
    copy(["app/"], "./"),
    runCommands([...installCommands(commands), ...linked(packages)]),
    label(labels),
  ];
}

/** The same Dockerfile with what another image has downloaded and built: an added line then costs only itself. */
export function withCacheOf(image: string, dockerfile: string): string {
  const files = renderDockerfile([COPY_FILES]);
  const cache = renderDockerfile([copy([PACKAGE_CACHE], PACKAGE_CACHE, { stage: image })]);
  return dockerfile.replace(files, () => cache + files);
}

/** Whether an app may need Debian packages where it runs. */
export function hasSystemPackages({ apt }: PackagePlan): boolean {
  return apt.build.length + apt.run.length > 0;
}

function linked(packages: PackagePlan): string[] {
  return hasSystemPackages(packages) ? LINKED_COMMANDS : [];
}

const COPY_FILES = copy([`${PACKAGE_FILES}/`], "./");

function aptPackages(names: readonly string[]): Instruction[] {
  if (names.length === 0) return [];
  return [env({ APT_PACKAGES: names.join(" ") }), runCommands(APT_BUILD_COMMANDS)];
}
