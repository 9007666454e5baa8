import { posix } from "node:path";
import type { PackageSources } from "./way";

/** What pip would read for a list. */
export interface PipLists {
  /** The list, those that it names, and the packages that lie in the app, each file once. */
  files: string[];
  /** Where pip runs, relative to the app: what lies in it is named from there. */
  directory: string;
  /** Whether a list names the app itself, which then is installed with its sources. */
  namesApp: boolean;
  /** Whether a list names a repository, for which git has to be there. */
  usesGit: boolean;
  /** Whether a list has hashes, and names what has none since it lies in the app: pip refuses that. */
  mixesHashes: boolean;
  /** What a list names and is not there, each with who names it. */
  missing: { file: string; by: string }[];
}

/** A line of a list that names a file. */
interface Named {
  kind: "list" | "local";
  path: string;
}

/** All that belongs to a pip list, by pip's own rules: lists are named from the list, packages from where pip runs. */
export function readPipLists(file: string, sources: PackageSources): PipLists {
  const { lists, missing } = listsFrom(file, sources);
  const local = [...lists.values()].flat().filter(({ kind }) => kind === "local");
  const directory = directoryOf(posix.dirname(file), local, sources.files);
  const places = local.map(({ path }) => within(directory, path));
  const parts = places.filter((place) => place !== directory);
  const hasIn = (form: RegExp) =>
    [...lists.keys()].some((list) => form.test(sources.read(list) ?? ""));
  return {
    files: [...new Set([...lists.keys(), ...sources.files.filter(isOf(parts))])],
    directory,
    namesApp: places.includes(directory),
    usesGit: hasIn(/\bgit\+/),
    mixesHashes: local.length > 0 && hasIn(/^[^#]*\s--hash=/m),
    missing: [
      ...missing,
      ...[...lists].flatMap(([by, named]) =>
        named
          .filter(({ kind }) => kind === "local")
          .map(({ path }) => ({ file: within(directory, path), by }))
          .filter((one) => !isThere(one.file, sources.files)),
      ),
    ],
  };
}

/** A list, and those that it names, each with what it names. */
function listsFrom(file: string, { files, read }: PackageSources) {
  const lists = new Map<string, Named[]>();
  const missing: PipLists["missing"] = [];
  const pending = [{ file, by: file }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { file: list } = next;
    if (lists.has(list)) continue;
    if (!files.includes(list)) {
      missing.push(next);
      continue;
    }
    const named = linesOf(read(list) ?? "").flatMap(namedBy);
    lists.set(list, named);
    const more = named.filter(({ kind }) => kind === "list");
    pending.push(
      ...more.map(({ path }) => ({ file: within(posix.dirname(list), path), by: list })),
    );
  }
  return { lists, missing };
}

/** The lines that say something: without comments, continued ones joined. */
function linesOf(text: string): string[] {
  return text
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
    .filter(Boolean);
}

/** What a variable decides, only the build knows. */
function namedBy(line: string): Named[] {
  if (line.includes("${")) return [];
  const [, option, value = ""] =
    /^(-r|--requirement|-c|--constraint|-e|--editable|-f|--find-links)[\s=]*(.*)$/.exec(line) ?? [];
  if (option === undefined) return localOf(line);
  if (/^(-r|-c|--r|--c)/.test(option)) return isUrl(value) ? [] : [{ kind: "list", path: value }];
  if (/^(-f|--f)/.test(option)) return isUrl(value) ? [] : [{ kind: "local", path: value }];
  return localOf(value);
}

/** A requirement that is a path, without what may stand behind it: extras, markers, hashes. */
function localOf(requirement: string): Named[] {
  const text = requirement.replace(/^[\w.-]+\s*(\[[^\]]*\])?\s*@\s*file:/, "file:");
  const path = text
    .replace(/\s+(;|--).*$/, "")
    .replace(/^file:(\/\/)?/, "")
    .replace(/\[[^\]]*\]$/, "");
  const isPath = text.startsWith("file:") || /^\.{1,2}(\/|$)/.test(path) || isBelow(path);
  return isPath && !isUrl(path) ? [{ kind: "local", path }] : [];
}

function isBelow(path: string): boolean {
  return !/[\s@]/.test(path) && (path.includes("/") || /\.(whl|zip|tar\.gz)$/.test(path));
}

function isUrl(text: string): boolean {
  return /^[a-z+]+:\/\//i.test(text) && !text.startsWith("file:");
}

/** pip runs at the top of the app, unless what a list names is only found beside the list. */
function directoryOf(beside: string, local: Named[], files: readonly string[]): string {
  const has = (directory: string) =>
    local.every(({ path }) => isThere(within(directory, path), files));
  return !has(".") && has(beside) ? beside : ".";
}

/** The app itself is there to be installed where it says how. */
function isThere(place: string, files: readonly string[]): boolean {
  if (place !== ".") return files.some(isOf([place]));
  return files.includes("pyproject.toml") || files.includes("setup.py");
}

/** Whether a file is one of these, or lies in one of them. */
function isOf(places: string[]): (file: string) => boolean {
  return (file) => places.some((place) => place === file || file.startsWith(`${place}/`));
}

function within(directory: string, path: string): string {
  return posix.normalize(posix.join(directory, path)).replace(/(.)\/$/, "$1");
}
