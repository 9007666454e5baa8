import * as path from "node:path";
import { formatParts } from "./python-format";
import { after, split } from "./python-text";

/** A text that a Python expression is worth, and the variable that would tell another one. */
export interface PythonValue {
  text: string;
  variable?: string;
}

/** What a name stands for, or what a function gives back, and the scope that it was written in. */
export interface Named {
  expression: string;
  scope: Scope;
  parameters?: readonly string[];
}

/** What an expression is read with. */
export interface Scope {
  /** Where its file lies in the container. */
  file: string;
  /** What names stand for; a function's ends with `()`. */
  names: { get(name: string): Named | undefined };
  /** Where Flask's instance directory and the directory of the app's own module are. */
  instance: string;
  root: string;
}

/** Functions that give a path as it is, as far as its words count. */
const SAME =
  /^(os\.path\.)?(abspath|realpath|normpath)$|^(os\.)?fspath$|^(pathlib\.)?(Pure)?Path$|^str$/;
const HOME = "/home/app";
const IN_HOME = /^((os\.)?path\.)?expanduser$/;
const JOIN = /^((os\.)?path\.)?(join|safe_join)$/;
const DIRNAME = /^((os\.)?path\.)?dirname$/;
const ENVIRONMENT = /^(os\.)?(environ\.get|getenv)$/;
const NUMBER = /^\d+$/;
const LITERAL = /^([rbuf]?)("""|'''|"|')(.*)\2$/is;

/** How far a name leads to another name. */
const DEPTH = 12;

/**
 * What a Python expression of paths and texts is worth, by its words alone: `os.path.join(HERE, "uploads")`,
 * `Path(__file__).parent / "x"`, `os.environ.get("URL") or "sqlite:///" + FILE`. Undefined for all else.
 */
export function pythonValue(expression: string, scope: Scope, depth = 0): PythonValue | undefined {
  const text = expression.trim();
  if (depth > DEPTH) return undefined;
  const of = (part: string) => pythonValue(part, scope, depth + 1);
  const [whole = "", ...others] = split(text, /\s+or\s+/y);
  if (others.length > 0) return variableOr(whole, others.join(" or "), of);
  const summed = split(text, /\s*\+\s*/y);
  if (summed.length > 1) return all(summed.map(of), (parts) => parts.join(""));
  const divided = split(text, /\s*\/\s*/y);
  if (divided.length > 1) return all(divided.map(of), joined);
  return single(text, scope, of, depth);
}

type Of = (part: string) => PythonValue | undefined;

function single(text: string, scope: Scope, of: Of, depth: number): PythonValue | undefined {
  const parts = formatParts(text);
  if (parts) return formatted(parts, of);
  if (LITERAL.test(text) && split(text, /\s+/y).length === 1)
    return { text: LITERAL.exec(text)?.[3] ?? "" };
  if (NUMBER.test(text)) return { text };
  if (text === "__file__") return { text: scope.file };
  if (/^(os\.)?(path\.)?pardir$/.test(text)) return { text: ".." };
  if (/^(os\.getcwd\(\)|(pathlib\.)?Path\.cwd\(\))$/.test(text)) return { text: "/srv/app" };
  if (/^(pathlib\.)?Path\.home\(\)$/.test(text)) return { text: HOME };
  if (/(^|\.)instance_path$/.test(text)) return { text: scope.instance };
  if (/(^|\.)root_path$/.test(text)) return { text: scope.root };
  const bracketed = /^\((.*)\)$/s.exec(text)?.[1];
  if (bracketed !== undefined && split(bracketed, /\s*,\s*/y).length === 1) return of(bracketed);
  return (
    called(text, of) ??
    returned(text, scope, of, depth) ??
    method(text, of) ??
    named(text, scope, depth)
  );
}

function called(text: string, of: Of): PythonValue | undefined {
  const name = /^([\w.]+)\(/.exec(text)?.[1];
  // A call that goes on behind its bracket is another one's.
  if (name === undefined || after(text, name.length) !== text.length) return undefined;
  const parts = split(text.slice(name.length + 1, -1), /\s*,\s*/y);
  const [first = "", second] = parts;
  if (SAME.test(name)) return parts.length === 1 ? of(first) : all(parts.map(of), joined);
  if (IN_HOME.test(name)) return all([of(first)], ([one = ""]) => inHome(one));
  if (JOIN.test(name)) return all(parts.map(of), joined);
  if (DIRNAME.test(name)) return all([of(first)], ([one = ""]) => path.posix.dirname(one));
  return ENVIRONMENT.test(name) && second !== undefined ? variableOr(text, second, of) : undefined;
}

/** What a function of the sources gives back for texts. */
function returned(text: string, scope: Scope, of: Of, depth: number): PythonValue | undefined {
  const name = /^(\w+)\(/.exec(text)?.[1] ?? "";
  const known = scope.names.get(`${name}()`);
  if (known === undefined || after(text, name.length) !== text.length) return undefined;
  const given = split(text.slice(name.length + 1, -1), /\s*,\s*/y).map(of);
  const parameters = new Map(
    (known.parameters ?? []).map((parameter, index) => {
      const expression = JSON.stringify(given[index]?.text ?? null);
      return [parameter, { expression, scope }];
    }),
  );
  const { names } = known.scope;
  const inner = { get: (one: string) => parameters.get(one) ?? names.get(one) };
  return pythonValue(known.expression, { ...known.scope, names: inner }, depth + 1);
}

/** `os.environ.get("NAME") or OTHER`, and what is not known before the `or`: then the other one it is. */
function variableOr(first: string, other: string, of: Of): PythonValue | undefined {
  const value = of(other);
  const [, , variable] = /(?:environ\.get|getenv)\(\s*(["'])(\w+)\1/.exec(first) ?? [];
  return value && variable !== undefined ? { variable, ...value } : value;
}

function inHome(place: string): string {
  return place.replace(/^~(?=\/|$)/, HOME);
}

/** `.parent`, `.parents[1]`, `.resolve()`, `.joinpath("x")` and the like of a path. */
function method(text: string, of: Of): PythonValue | undefined {
  const [, before = "", rest = ""] = /^(.*)\.joinpath\((.*)\)$/s.exec(text) ?? [];
  if (before !== "") return all([before, ...split(rest, /\s*,\s*/y)].map(of), joined);
  const [, object = "", name = "", index = "0"] =
    /^(.*)\.(parents|parent|resolve|absolute|as_posix|expanduser)(?:\[(\d)\]|\(\))?$/s.exec(text) ??
    [];
  if (object === "") return undefined;
  const times = name === "parent" ? 1 : name === "parents" ? Number(index) + 1 : 0;
  return all([of(object)], ([one = ""]) =>
    name === "expanduser" ? inHome(one) : joined([one, ...Array<string>(times).fill("..")]),
  );
}

/** What many call the directory of a source. */
const HERE = /^_*(here|(base|root|project|script|current)_?(dir|directory|path)?)_*$/i;

function named(text: string, { names, file }: Scope, depth: number): PythonValue | undefined {
  const name = /^(?:\w+\.)*(\w+)$/.exec(text)?.[1] ?? /\[["'](\w+)["']\]$/.exec(text)?.[1];
  if (name === undefined) return undefined;
  const known = names.get(name);
  if (known) return pythonValue(known.expression, known.scope, depth + 1);
  return HERE.test(name) ? { text: path.posix.dirname(file) } : undefined;
}

function formatted(parts: string[], of: Of): PythonValue | undefined {
  return all(
    parts.map((part, index) => (index % 2 === 1 ? of(part) : { text: part })),
    (texts) => texts.join(""),
  );
}

function all(
  values: (PythonValue | undefined)[],
  make: (texts: string[]) => string,
): PythonValue | undefined {
  if (values.some((one) => one === undefined)) return undefined;
  const known = values as PythonValue[];
  const variables = known.flatMap((one) => one.variable ?? []);
  // Of an address that is put together, the one that tells where.
  const variable = variables.find((one) => /HOST|UR[IL]/i.test(one)) ?? variables[0];
  return {
    text: make(known.map(({ text }) => text)),
    ...(variable !== undefined && { variable }),
  };
}

/** As os.path.join does it: one that is absolute begins anew. */
function joined(parts: string[]): string {
  return parts.reduce((before, part) =>
    part.startsWith("/") ? part : path.posix.join(before, part),
  );
}
