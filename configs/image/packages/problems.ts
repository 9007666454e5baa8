import {
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
  textProblems,
} from "../../problems";
import { readPipLists } from "./pip-lists";
import type { PackageOptions } from "./plan";
import {
  choosePackages,
  otherLists,
  type PackageChoice,
  type PackageSources,
  type PackageWay,
} from "./way";

/** What is wrong with what names an app's packages. */
export function packageProblems(options: PackageOptions, sources: PackageSources): Problem[] {
  const shapes = optionalProblems("requirements", options.requirements, (path, got) =>
    textProblems(path, got, "a file of the app's directory that lists its packages"),
  );
  if (shapes.length > 0) return shapes;
  const choice = choosePackages(options.requirements, sources);
  if (!choice || !sources.files.includes(choice.file)) {
    return [missingList(options.requirements ?? "requirements.txt", sources.files)];
  }
  return [
    ...besideProblems(choice, sources.files),
    ...(choice.way === "pip" ? pipProblems(choice.file, sources) : []),
    ...groupProblems(options.packageGroups ?? [], choice),
  ];
}

function missingList(got: string, files: readonly string[]): Problem {
  const others = otherLists(files).slice(0, 5);
  const remedy =
    others.length > 0
      ? `Set requirements to one that is there: ${others.join(", ")}.`
      : "Write one that names at least flask, such as by `pip freeze > requirements.txt`.";
  const expected = "a file of the app's directory that lists its packages";
  return { path: "requirements", expected, got, remedy };
}

/** What a lock was made of, which its tool reads as well. */
const BESIDE: Partial<Record<PackageWay, [string, string]>> = {
  uv: ["pyproject.toml", "uv reads both."],
  poetry: ["pyproject.toml", "Poetry reads both."],
  pipenv: ["Pipfile", "Pipenv reads both."],
};

function besideProblems({ file, way }: PackageChoice, files: readonly string[]): Problem[] {
  const [name, remedy] = BESIDE[way] ?? [];
  if (name === undefined || remedy === undefined) return [];
  const expected = file.slice(0, file.lastIndexOf("/") + 1) + name;
  if (files.includes(expected)) return [];
  return [{ path: "requirements", expected: `${expected} beside it`, got: file, remedy }];
}

/** Said here, since pip would say it only in the build. */
function pipProblems(list: string, sources: PackageSources): Problem[] {
  return readPipLists(list, sources).missing.map(({ file, by }) => ({
    path: "requirements",
    expected: `${file} in the app's directory, which ${by} names`,
    got: undefined,
    remedy:
      "What .dockerignore names, and what lies outside of the app, is not there in the build.",
  }));
}

function groupProblems(groups: readonly string[], { way, file }: PackageChoice): Problem[] {
  if (groups.length > 0 && (way === "pip" || way === "pylock")) {
    const expected = `none with ${file}, which has no groups`;
    return [{ path: "packageGroups", expected, got: groups }];
  }
  const pattern = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
  const expected = "the name of an optional group of packages, such as prod";
  const each = (path: string, got: unknown) => patternProblems(path, got, { pattern, expected });
  return listProblems("packageGroups", groups, { expected: "names of groups", each });
}
