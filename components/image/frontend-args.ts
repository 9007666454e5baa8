import * as path from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import type { AppFile } from "../../configs/image/app-file";
import type { AppPathsOptions } from "../../configs/frontend/app-paths";
import { type FrontendOptions, hasBuildScript, outDirOf } from "../../configs/image/frontend-build";
import { type FrontendPart, readFrontendFiles, readText } from "./app-files";

/** A front end, such as one made with Vue: built by its own `npm run build`, or taken as built. */
export interface FrontendArgs extends AppPathsOptions {
  /**
   * Its directory, relative to where Pulumi runs. With a package.json that has a build script it is
   * built in a stage of the image; otherwise it is taken as built. It is only read.
   */
  dir: string;
  /**
   * Where what is built lies, relative to `dir`.
   * @default "dist" where it is built, else "."
   */
  outDir?: string | undefined;
  /**
   * The image with Node.js and npm that builds it, such as `node:24-trixie-slim`.
   * @default none: it has to be there as built
   */
  nodeImage?: string | undefined;
}

/** A built front end within an image, as a FlaskImage has it. */
export interface Frontend {
  /** The id of the image that has its files, in /srv/frontend. */
  imageId: pulumi.Input<string>;
  /** The numeric user who may read them, `uid:gid`. */
  user: string;
  /** What begins with one of them is the app's. */
  appPaths: string[];
  /** Changes when its files do. */
  fingerprint: string;
}

/**
 * A front end's files: its sources, or what was built of them.
 * @param read gives the files of a directory
 * @throws ProblemsError when there is no such directory
 */
export function readFrontend(
  { dir, ...options }: FrontendArgs,
  read: (dir: string, part: FrontendPart) => AppFile[] = readFrontendFiles,
): FrontendOptions {
  const packageJson = readText(dir, "package.json", "frontend.dir");
  const outDir = outDirOf(options.outDir, packageJson);
  const isBuilt = !hasBuildScript(packageJson);
  const directory = isBuilt ? path.posix.join(dir, outDir) : dir;
  // What is built of hidden ones, such as .env, does not hold them.
  const files = read(directory, { exclude: isBuilt ? [] : [outDir], isBuilt });
  return {
    ...options,
    packageJson,
    read: (file) => readText(dir, file, "frontend.dir"),
    directory,
    files,
  };
}
