import { posix } from "node:path";
import type { Look } from "./finding";

/** A path that an app's source says it answers at. */
export interface AppRoute {
  path: string;
  file: string;
}

const STRING = String.raw`["'](\/[^"']*)["']`;
/** What stands between braces, with calls in it. */
const ARGS = String.raw`((?:[^()]|\([^()]{0,200}\)){0,500})`;
/** What routes hang on: an app, a part of it, or what makes routes of classes. */
const MADE = new RegExp(String.raw`(\w+)\s*=\s*(Flask|Blueprint|APIBlueprint|Api)\(${ARGS}\)`, "g");
const ROUTE = new RegExp(
  String.raw`(?:@\s*(\w+)\.(?:route|get|post|put|patch|delete)|\b(\w+)\.add_url_rule)\(\s*${STRING}`,
  "g",
);
const RESOURCE = new RegExp(String.raw`\b(\w+)\.add_resource\(\s*[\w.]+\s*,\s*${STRING}`, "g");
const REGISTERED = new RegExp(
  String.raw`register_blueprint\(\s*(?:(\w+)\.)?(\w+)\s*,${ARGS}\)`,
  "g",
);
const PREFIX = new RegExp(String.raw`\b(?:url_prefix|prefix)\s*=\s*${STRING}`);
const NAMESPACE = new RegExp(String.raw`\b(\w+)\.add_namespace\(\s*(?:\w+\.)?(\w+)${ARGS}\)`, "g");
const ADMIN = new RegExp(String.raw`\bAdmin\(${ARGS}\)`, "g");

/** The paths that an app answers at, as far as its sources plainly say so: they are read, never run. */
export function routesOf({ files, texts }: Pick<Look, "files" | "texts">): AppRoute[] {
  const sources = files
    .filter((file) => file.endsWith(".py"))
    .map((file) => ({ file, text: withoutComments(texts[file] ?? "") }));
  const registered = sources.flatMap(registrations);
  const prefixes = new Map(sources.map((one) => [one.file, prefixesOf(one, registered)]));
  return [
    ...registered.map(({ path, file }) => ({ path, file })),
    ...sources.flatMap((source) => ownRoutes(source, prefixes, sources)),
    ...sources.flatMap((source) => namespaceRoutes(source, prefixes, sources)),
    ...sources.flatMap(adminRoutes),
  ];
}

interface Source {
  file: string;
  text: string;
}

interface Registration extends AppRoute {
  module: string | undefined;
  name: string;
}

/** Blueprints that are given their prefix where they are registered, by the name that they were imported from. */
function registrations({ file, text }: Source): Registration[] {
  return [...text.matchAll(REGISTERED)].flatMap(([, module, given = "", rest = ""]) => {
    const [, path] = PREFIX.exec(rest) ?? [];
    if (path === undefined) return [];
    const [, from, name = given] = importOf(given, text) ?? [];
    return [{ path, file, module: module ?? from?.split(".").at(-1), name }];
  });
}

/** Where a name is imported from, and what it is called there, if it is another name. */
function importOf(name: string, text: string): RegExpExecArray | null {
  const names = String.raw`(?:\(\s*(?:[^()]{0,300}?\b)??|(?:[^()\n]{0,300}?\b)??)(?:(\w+)\s+as\s+)?`;
  return new RegExp(String.raw`\bfrom\s+([\w.]+)\s+import\s+${names}${name}\b`).exec(text);
}

function ownRoutes({ file, text }: Source, prefixes: Prefixes, sources: Source[]): AppRoute[] {
  const found = [...text.matchAll(ROUTE), ...text.matchAll(RESOURCE)];
  return found.flatMap((match) => {
    const [on = "", rule = ""] = match.slice(1).filter((one) => one !== undefined);
    const made = prefixes.get(file)?.has(on) ? file : whereMade({ file, text }, on, sources);
    const prefix = prefixes.get(made ?? "")?.get(on) ?? APPS.get(on);
    if (prefix === undefined || isPage(text, match.index)) return [];
    return [{ path: prefix + rule, file }];
  });
}

/** What an app is called where nobody sees from where it comes. */
const APPS = new Map([
  ["app", ""],
  ["application", ""],
]);

/** The source that a name is imported from, if it is one of the app's. */
function whereMade({ file, text }: Source, name: string, sources: Source[]): string | undefined {
  const [, from] = importOf(name, text) ?? [];
  if (from === undefined) return undefined;
  const module = from.split(".").at(-1)!;
  // `from . import` takes it from the package that the source is in.
  const place = module === "" ? `/${posix.dirname(file)}` : `/${module}`;
  const isThere = (one: Source) =>
    [`${place}.py`, `${place}/__init__.py`].some((end) => `/${one.file}`.endsWith(end));
  return sources.find(isThere)?.file;
}

/** By source, what the routes of each name in it begin with, where that is plain. */
type Prefixes = Map<string, Map<string, string>>;

function prefixesOf({ file, text }: Source, registered: Registration[]): Map<string, string> {
  const prefixes = new Map<string, string>();
  for (const [, name = "", kind, args = ""] of text.matchAll(MADE)) {
    const isElsewhere = registered.some((one) => one.name === name && isOf(one.module, file));
    const [, own = ""] = PREFIX.exec(args) ?? [];
    const [, on = ""] = /^\s*(\w+)\s*(?:,|$)/.exec(args) ?? [];
    const before = kind === "Api" && on !== "" ? prefixes.get(on) : "";
    if (!isElsewhere && before !== undefined) prefixes.set(name, before + own);
  }
  return prefixes;
}

function isOf(module: string | undefined, file: string): boolean {
  return module === undefined || new RegExp(String.raw`(^|/)${module}(/[^/]+)?\.py$`).test(file);
}

/** Whether what answers there is the front end's own page, which the app serves where nobody else does. */
function isPage(text: string, from: number): boolean {
  const [body = ""] = /^[^]*?\n\s*(?:async )?def [^]*?(?=\n\s*(?:@|(?:async )?def )|$(?![^]))/.exec(
    text.slice(from),
  ) ?? [""];
  return /index\.html/.test(body);
}

/** Flask-RESTX has an API in parts: one is at its own name, where nobody says another path. */
function namespaceRoutes(
  { file, text }: Source,
  prefixes: Prefixes,
  sources: Source[],
): AppRoute[] {
  return [...text.matchAll(NAMESPACE)].flatMap(([, on = "", given = "", args = ""]) => {
    const prefix = prefixes.get(file)?.get(on);
    const [, , name = given] = importOf(given, text) ?? [];
    const path = PATH.exec(args)?.[1] ?? namespacePath(name, sources);
    return prefix === undefined || path === undefined ? [] : [{ path: prefix + path, file }];
  });
}

const PATH = new RegExp(String.raw`\bpath\s*=\s*${STRING}`);

function namespacePath(name: string, sources: Source[]): string | undefined {
  const made = new RegExp(String.raw`\b${name}\s*=\s*Namespace\(\s*["'](\w+)["']${ARGS}\)`);
  const [, own, args = ""] =
    sources.map(({ text }) => made.exec(text)).find((match) => match !== null) ?? [];
  return own === undefined ? undefined : (PATH.exec(args)?.[1] ?? `/${own}`);
}

function adminRoutes({ file, text }: Source): AppRoute[] {
  if (!/\bflask_admin\b/.test(text)) return [];
  return [...text.matchAll(ADMIN)].map(([, args = ""]) => {
    const [, path = "/admin"] = new RegExp(String.raw`\burl\s*=\s*${STRING}`).exec(args) ?? [];
    return { path, file };
  });
}

function withoutComments(source: string): string {
  return source.replace(/("""|''')[^]*?\1/g, "''").replace(/^\s*#.*$/gm, "");
}
