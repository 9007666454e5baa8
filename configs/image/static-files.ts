import { fingerprint } from "../fingerprint";
import {
  staticFilesProblems,
  type StaticFilesOptions,
  type StaticFilesPlan,
  staticPath,
} from "../frontend/static-files";
import { hiddenBelow } from "../frontend/app-paths";
import { optionalProblems, type Problem } from "../problems";
import type { AppFile } from "./app-file";
import { APP_DIRECTORY } from "./packages/dockerfile";

/** An app's static files, and where its image has them. */
export interface ImageStaticFiles extends StaticFilesPlan {
  directory: string;
}

/** Where an image has an app's static files; the options have to be checked. */
export function imageStaticFiles(options: StaticFilesOptions, files: AppFile[]): ImageStaticFiles {
  const dir = withoutSlash(options.dir);
  return {
    path: staticPath(options),
    directory: `${APP_DIRECTORY}/${dir}`,
    fingerprint: fingerprint({ static: within(dir, files) }),
  };
}

/**
 * What is wrong with an app's static files, whatever they are.
 * @param files the app's, where its directory is one
 * @param served the front end's, as far as they are known
 */
export function imageStaticFilesProblems(
  given: unknown,
  files: { path: string }[] | undefined,
  served: string[] = [],
): Problem[] {
  const problems = optionalProblems("staticFiles", given, staticFilesProblems);
  if (given === undefined || problems.length > 0) return problems;
  const options = given as StaticFilesOptions;
  return [
    ...(files === undefined ? [] : noFilesProblems(options, files)),
    ...hiddenBelow("staticFiles.path", staticPath(options), served),
  ];
}

function noFilesProblems({ dir: got }: StaticFilesOptions, files: { path: string }[]): Problem[] {
  if (within(withoutSlash(got), files).length > 0) return [];
  const expected = "a directory of the app with files in it, such as static";
  return [{ path: "staticFiles.dir", expected, got }];
}

function within<T extends { path: string }>(dir: string, files: T[]): T[] {
  return files.filter(({ path }) => path.startsWith(`${dir}/`));
}

function withoutSlash(dir: string): string {
  return dir.replace(/\/+$/, "");
}
