import { IDS } from "../container/ids";
import { imageReferenceProblems } from "../container/image-reference";
import { linkProblems } from "../container/kept-files";
import { integerProblems, optionalProblems, patternProblems, type Problem } from "../problems";
import { frontendProblems, servedFiles } from "./frontend-build";
import type { FlaskImageOptions } from "./options";
import { aptProblems } from "./apt-problems";
import { secretNameProblems } from "./packages/build-secrets";
import { packageProblems } from "./packages/problems";
import { imageStaticFilesProblems } from "./static-files";

/** What decides whether an image's options are right; without files where the app's directory is none. */
type Checked = Partial<Omit<FlaskImageOptions, "files">> &
  Partial<Pick<FlaskImageOptions, "files">>;

/** All that is wrong with an image's options, whatever they are. */
export function flaskImageProblems(options: Checked): Problem[] {
  const { username = "app", groupname = "app", aptPackages = [], files, frontend } = options;
  return [
    ...imageReferenceProblems("baseImage", options.baseImage),
    ...nameProblems("username", username),
    ...nameProblems("groupname", groupname),
    ...integerProblems("uid", options.uid, IDS),
    ...integerProblems("gid", options.gid, IDS),
    ...(files ? packageProblems(options, sourcesOf(options, files)) : []),
    ...secretNameProblems(options.buildSecrets ?? []),
    ...aptProblems("aptPackages", aptPackages),
    ...optionalProblems("links", options.links, () => linkProblems("links", options.links)),
    ...optionalProblems("frontend", frontend, () => frontendProblems(frontend!)),
    ...imageStaticFilesProblems(options.staticFiles, files, frontend && servedFiles(frontend)),
  ];
}

function sourcesOf({ read = () => undefined }: Checked, files: { path: string }[]) {
  return { files: files.map(({ path }) => path), read };
}

function nameProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^[a-z_][a-z0-9_-]{0,31}$/,
    expected: "a Linux user name: small letters, digits, - and _, at most 32",
  });
}
