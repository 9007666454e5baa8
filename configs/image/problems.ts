import { IDS } from "../container/ids";
import { imageReferenceProblems } from "../container/image-reference";
import { integerProblems, optionalProblems, patternProblems, type Problem } from "../problems";
import { frontendProblems } from "./frontend-build";
import type { FlaskImageOptions } from "./plan";
import { aptProblems, findRequirements, requirementsProblems } from "./requirements";

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
    ...integerProblems("uid", options.uid, { ...UIDS, remedy: "Below are system users." }),
    ...integerProblems("gid", options.gid, IDS),
    ...(files ? listProblem(options, files) : []),
    ...aptProblems("aptPackages", aptPackages),
    ...optionalProblems("frontend", frontend, () => frontendProblems(frontend!)),
  ];
}

const UIDS = { min: 100, max: IDS.max };

function listProblem(options: Checked, files: { path: string }[]): Problem[] {
  const paths = files.map(({ path }) => path);
  const { requirements = findRequirements(paths) } = options;
  return requirementsProblems(requirements, paths);
}

function nameProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^[a-z_][a-z0-9_-]{0,31}$/,
    expected: "a Linux user name: small letters, digits, - and _, at most 32",
  });
}
