import { posix } from "node:path";
import { APP_DIRECTORY } from "../../configs/image/packages/dockerfile";
import type { Finding, Look } from "./finding";
import { plainTexts, scopesOf } from "./python-scopes";
import { expressionAt } from "./python-text";
import { pythonValue, type Scope } from "./python-value";

/** The app's static folder, where it plainly lies: nginx may serve it, if the app need not be asked. */
export function staticFindings(look: Look): Finding[] {
  const place = staticPlaceOf(look);
  if (place === undefined) return [];
  const { dir, path } = place;
  const guard = look.files.find((file) => GUARD.test(sourceOf(file, look.texts)));
  const what = `nginx then serves what is in ${dir}/ without asking the app`;
  const why = guard ? `${what}, past the before_request in ${guard}` : what;
  const of = (key: string, value: string): Finding => ({ key, value, why, kind: "choice" });
  return [
    of("staticFiles.dir", dir),
    ...(path === "/static/" ? [] : [of("staticFiles.path", path)]),
  ];
}

const GUARD = /\bbefore_(app_)?request\b/;

/** Where an app has its static files, and under which path it serves them. */
export interface StaticPlace {
  dir: string;
  path: string;
}

/** As the one source that makes the app says it: by Flask's own rule beside it, or in its package. */
export function staticPlaceOf(look: Look): StaticPlace | undefined {
  const texts = plainTexts(look);
  if (texts.some(({ text }) => /\.static_(url_path|folder)\s*=(?!=)/.test(text))) return undefined;
  const makers = texts.filter(({ text }) => MAKES.test(text));
  const [maker] = makers;
  if (maker === undefined || makers.length > 1) return undefined;
  const scope = scopesOf(look, texts)[texts.indexOf(maker)]!;
  const { folder, url } = told(maker.text, scope);
  if (folder === undefined || url === undefined) return undefined;
  const beside = posix.join(APP_DIRECTORY, posix.dirname(maker.file));
  const dir = posix.relative(APP_DIRECTORY, posix.resolve(beside, folder));
  const path = `/${url.replace(/^\/+|\/+$/g, "")}/`;
  return path !== "//" && holds(dir, look.files) ? { dir, path } : undefined;
}

const MAKES = /\bFlask\(\s*__name__(?=((?:[^()]|\([^()]*\))*)\))/;

/** Flask's own names where none is told; undefined for one that is told and not plain. */
function told(text: string, scope: Scope): { folder?: string; url?: string } {
  const [, args = ""] = MAKES.exec(text) ?? [];
  const valueOf = (name: string, other: string) => {
    const start = new RegExp(`\\b${name}\\s*=\\s*`).exec(args);
    if (start === null) return other;
    return pythonValue(expressionAt(args, start.index + start[0].length), scope)?.text;
  };
  const folder = valueOf("static_folder", "static");
  if (folder === undefined) return {};
  const url = valueOf("static_url_path", posix.basename(folder));
  return { folder, ...(url !== undefined && { url }) };
}

/** Whether there are files to serve, and none of the app's sources among them. */
function holds(dir: string, files: readonly string[]): boolean {
  if (dir === "" || dir.startsWith("..")) return false;
  const within = files.filter((file) => file.startsWith(`${dir}/`));
  return within.length > 0 && !within.some((file) => file.endsWith(".py"));
}

function sourceOf(file: string, texts: Look["texts"]): string {
  return file.endsWith(".py") ? (texts[file] ?? "") : "";
}
