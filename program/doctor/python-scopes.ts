import * as path from "node:path";
import { APP_DIRECTORY } from "../../configs/image/packages/dockerfile";
import { type Look, sourcesOf } from "./finding";
import { expressionAt } from "./python-text";
import type { Named, Scope } from "./python-value";

const ASSIGNED = /(?:^|[\n(,{;])[ \t]*(?:\w+\.)*(\w+)[ \t]*(?::[^=\n]+)?=(?!=)\s*/g;
const KEYED = /["'](\w+)["']\]?\s*[=:](?!=)\s*/g;

/** A source, and its text without what says nothing. */
export type Text = { file: string; text: string };

/** A scope a source: its own names come before those of the others. */
export function scopesOf(look: Look, texts: Text[]): Scope[] {
  const places = flaskPlaces(look, texts);
  const everybodys = new Map<string, Named>();
  return texts.map(({ file, text }) => {
    const own = new Map<string, Named>();
    const names = { get: (name: string) => own.get(name) ?? everybodys.get(name) };
    const scope = { ...places, file: `${APP_DIRECTORY}/${file}`, names };
    for (const [name, value] of [...namesIn(text, scope), ...functionsIn(text, scope)]) {
      if (!own.has(name)) own.set(name, value);
      if (!everybodys.has(name)) everybodys.set(name, value);
    }
    return scope;
  });
}

/** What a source assigns, by the names that it gives. */
export function namesIn(text: string, scope: Scope): [string, Named][] {
  return [...text.matchAll(ASSIGNED), ...text.matchAll(KEYED)].map((match) => {
    const expression = expressionAt(text, match.index + match[0].length);
    return [match[1] ?? "", { expression, scope }];
  });
}

const RETURNS = /^def\s+(\w+)\(([\w\s,]*)\)[^:\n]*:\s*\n\s+return\s+/gm;

/** Functions that do nothing but return a value. */
function functionsIn(text: string, scope: Scope): [string, Named][] {
  return [...text.matchAll(RETURNS)].map((match) => {
    const [whole, name = "", words = ""] = match;
    const expression = expressionAt(text, match.index + whole.length);
    const parameters = words.split(",").map((one) => one.trim());
    return [`${name}()`, { expression, scope, parameters }];
  });
}

/** Where the module that makes the Flask object lies, and the instance directory, which is beside its package. */
function flaskPlaces({ files }: Look, texts: Text[]): Pick<Scope, "root" | "instance"> {
  const maker = texts.find(({ text }) => /\bFlask\(/.test(text))?.file ?? "app.py";
  const root = path.posix.dirname(maker);
  let beside = root;
  while (files.includes(`${beside}/__init__.py`)) beside = path.posix.dirname(beside);
  const absolute = (place: string) => path.posix.join(APP_DIRECTORY, place);
  return { root: absolute(root), instance: absolute(path.posix.join(beside, "instance")) };
}

/** No line of a person's. */
const LONG = /^.{2000,}$/gm;

/** Without comments and docstrings, and each statement in one line as far as a backslash parts it. */
function plain(source: string): string {
  return source
    .replace(/\r\n?/g, "\n")
    .replace(/^\s*("""|''')[^]*?\1/gm, "")
    .replace(/^\s*#.*$/gm, "")
    .replace(/\\\n/g, " ")
    .replace(LONG, "");
}

/** The sources of an app, ready to be read by their words. */
export function plainTexts(look: Look): Text[] {
  return sourcesOf(look).map((file) => ({ file, text: plain(look.texts[file] ?? "") }));
}
