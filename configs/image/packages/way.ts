/** Who reads what an app's packages are written in. */
export type PackageWay = "pip" | "uv" | "pylock" | "poetry" | "pipenv" | "project";

/** The text of a file of the app; undefined where it has none of that name. */
export type ReadText = (path: string) => string | undefined;

/** An app as far as its packages count: its files, and what is in them. */
export interface PackageSources {
  /** Relative to the app's directory. */
  files: readonly string[];
  read: ReadText;
}

/** The file that names an app's packages, who reads it, and why that one. */
export interface PackageChoice {
  file: string;
  way: PackageWay;
  reason: string;
}

/** A file that may name packages: who reads it, if it names any. */
interface Candidate {
  file: string;
  way: PackageWay;
  /** Whether it is more than a tool's settings. */
  names?: (text: string) => boolean;
}

/**
 * What is looked for at the top of the app, in this order: the list that is written for installing comes
 * before locks, a lock before what it was made of, and all of them before what only a packager reads.
 */
const CANDIDATES: readonly Candidate[] = [
  { file: "requirements.txt", way: "pip" },
  { file: "uv.lock", way: "uv" },
  { file: "poetry.lock", way: "poetry" },
  { file: "Pipfile.lock", way: "pipenv" },
  { file: "pylock.toml", way: "pylock" },
  { file: "pyproject.toml", way: "project", names: isProject },
  { file: "pyproject.toml", way: "poetry", names: isPoetry },
  { file: "setup.py", way: "project" },
  { file: "setup.cfg", way: "project", names: (text) => /^\[options\]/m.test(text) },
  { file: "Pipfile", way: "pipenv" },
];

/**
 * How an app's packages are installed: as `requirements` names the file, else by the first of the known
 * ones that is there. A file without such a name is a list for pip.
 */
export function choosePackages(
  requirements: string | undefined,
  { files, read }: PackageSources,
): PackageChoice | undefined {
  if (requirements !== undefined) {
    return { file: requirements, way: wayOf(requirements, read), reason: "requirements names it" };
  }
  const found = CANDIDATES.find(
    ({ file, names = () => true }) => files.includes(file) && names(read(file) ?? ""),
  );
  return found && { file: found.file, way: found.way, reason: `the app has a ${found.file}` };
}

/**
 * Lists that nobody chose: those below, and those of another name.
 * @param texts of the files, as far as they are known
 */
export function otherLists(
  files: readonly string[],
  texts: Readonly<Record<string, string | undefined>> = {},
): string[] {
  const list = /^(.*\/)?(requirements[^/]*\.txt|requirements\/[^/]+\.txt)$/;
  return files.filter((file) => list.test(file) || isList(file, texts[file]));
}

/** Whether a file is one of the known ones, and names packages as far as its text is known. */
export function isList(file: string, text: string | undefined): boolean {
  const known = CANDIDATES.filter((one) => one.file === file.slice(file.lastIndexOf("/") + 1));
  return known.some(({ names = () => true }) => text === undefined || names(text));
}

function wayOf(file: string, read: ReadText): PackageWay {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (/^pylock\.(.+\.)?toml$/.test(name)) return "pylock";
  const text = read(file) ?? "";
  const known = CANDIDATES.filter((one) => one.file === name);
  return (known.find(({ names }) => names?.(text)) ?? known[0])?.way ?? "pip";
}

function isProject(text: string): boolean {
  return /^\s*\[project\]/m.test(text);
}

function isPoetry(text: string): boolean {
  return /^\s*\[tool\.poetry\]/m.test(text);
}
