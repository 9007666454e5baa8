import * as path from "node:path";
import { APP_DIRECTORY } from "../../configs/image/packages/dockerfile";
import type { Look } from "./finding";
import { servedTexts } from "./served-texts";
import { namesIn, plainTexts, scopesOf, type Text } from "./python-scopes";
import { expressionAt } from "./python-text";
import { pythonValue, type Scope } from "./python-value";

/** A file or a directory that an app's sources write to. */
export interface WrittenPlace {
  /** In the container. */
  directory: string;
  /** The file in it, where it is one. */
  file: string | undefined;
  isSqlite: boolean;
  /** The variable that would tell another place, and what stands before the path there. */
  variable: { name: string; before: string } | undefined;
  /** What tells it, in words that end a sentence. */
  why: string;
}

/** What stands before an expression that names what is written. */
interface Form {
  before: RegExp;
  is: "directory" | "file" | "database";
  why: string;
  /** What has to stand behind it. */
  behind?: RegExp;
}

const UPLOADS =
  /\b(?:UPLOADS?|\w*UPLOAD\w*(?:FOLDER|DIR|DIRECTORY|PATH|DEST|ROOT|LOCATION)\w*)["'\]]*\s*(?::\s*\w+\s*)?[:=](?!=)\s*/gi;

/** Where Flask-Caching and Flask-Session keep what they keep in files. */
const KEPT =
  /\b(?:CACHE_DIR|SESSION_FILE_DIR)["'\]]*\s*(?::\s*\w+\s*)?[:=](?!=)\s*|\bFileSystemCache\(\s*(?:cache_dir\s*=\s*)?/g;
/** Flask-Session's own place, where its settings name none. */
const SESSIONS = /\bSESSION_TYPE["'\]]*\s*(?::\s*\w+\s*)?[:=](?!=)\s*["']filesystem["']/;

const FORMS: readonly Form[] = [
  { before: UPLOADS, is: "directory", why: "keeps uploads there" },
  { before: KEPT, is: "directory", why: "keeps files of its own there" },
  {
    before: /(?<![\w.])(?:os\.)?(?:mkdir|makedirs)\(\s*/g,
    is: "directory",
    why: "makes that directory",
  },
  { before: /(?<![\w.)])(?=[\w.]+\.mkdir\()/g, is: "directory", why: "makes that directory" },
  { before: /\b\w*FileHandler\(\s*(?:filename\s*=\s*)?/g, is: "file", why: "logs there" },
  { before: /\bbasicConfig\([^)]*?\bfilename\s*=\s*/g, is: "file", why: "logs there" },
  { before: /["']filename["']\s*:\s*/g, is: "file", why: "logs there" },
  {
    before: /\b(?:sqlite3\.connect|SqliteDatabase)\(\s*/g,
    is: "database",
    why: "has a SQLite database there",
  },
  { before: /(?<![\w.])open\(\s*/g, is: "file", why: "writes there", behind: /^\s*,\s*["'][wax]/ },
  { before: /(?<![\w.)])(?=[\w.]+\.write_(?:text|bytes)\()/g, is: "file", why: "writes there" },
];

const INSTANCE = /\binstance_path\b|\binstance_relative_config\b/;

/** It builds what pages load into the static folder, as they are asked for. */
const ASSETS = /^\s*(?:from\s+flask_assets\s+import|import\s+flask_assets)\b/m;

/** The places that an app's sources write to, as far as their words tell. */
export function writtenPlaces(look: Look): WrittenPlace[] {
  const texts = servedTexts(plainTexts(look));
  const scopes = scopesOf(look, texts);
  const relative = sqliteRoot(look, scopes[0]);
  const namesSessions = texts.some(({ text }) => text.includes("SESSION_FILE_DIR"));
  const hasSqlite = texts.some(({ text }) => /sqlite/i.test(text));
  return texts.flatMap(({ file, text }, index) => {
    const scope = scopes[index]!;
    return [
      ...(INSTANCE.test(text)
        ? [placeAt(scope.instance, "directory", `${file} uses Flask's instance directory`)]
        : []),
      ...(ASSETS.test(text)
        ? [placeAt(`${scope.root}/static`, "directory", `${file} has Flask-Assets build there`)]
        : []),
      ...(SESSIONS.test(text) && !namesSessions
        ? [placeAt(`${APP_DIRECTORY}/flask_session`, "directory", `${file} keeps sessions there`)]
        : []),
      ...FORMS.flatMap((form) => placesBy(form, text, file, scope)),
      ...(hasSqlite ? databases({ file, text }, scope, relative) : []),
    ];
  });
}

function placesBy({ before, is, why, behind }: Form, text: string, file: string, scope: Scope) {
  return [...text.matchAll(before)].flatMap((match) => {
    const start = match.index + match[0].length;
    const expression = expressionAt(text, start);
    if (behind && !behind.test(text.slice(text.indexOf(expression, start) + expression.length)))
      return [];
    const object = /^([\w.]+)\.(?:mkdir|write_text|write_bytes)\(/.exec(expression)?.[1];
    const value = pythonValue(object ?? expression, scope);
    if (value === undefined || value.text.includes(":")) return [];
    const place = path.posix.resolve(APP_DIRECTORY, value.text);
    return [placeAt(place, is, `${file} ${why}`, value.variable, "")];
  });
}

/** The databases that a file's settings name, by an address of SQLAlchemy's or as a file. */
function databases({ file, text }: Text, scope: Scope, relative: string): WrittenPlace[] {
  return namesIn(text, scope)
    .map(([, one]) => one)
    .flatMap(({ expression }) => {
      const value = pythonValue(expression, scope);
      const [, before = "", named = ""] =
        /^(sqlite(?:\+\w+)?:\/\/\/)([^?]*)/.exec(value?.text ?? "") ?? [];
      if (!value || named === "") return [];
      if (/:memory:|test/i.test(`${path.posix.basename(named)} ${value.variable ?? ""}`)) return [];
      const place = path.posix.resolve(relative, named);
      const why = `${file} names a SQLite database there`;
      return [placeAt(place, "database", why, value.variable, before)];
    });
}

function placeAt(
  place: string,
  is: Form["is"],
  why: string,
  variable?: string,
  before = "",
): WrittenPlace {
  const isFile = is !== "directory";
  return {
    directory: isFile ? path.posix.dirname(place) : place,
    file: isFile ? path.posix.basename(place) : undefined,
    isSqlite: is === "database",
    variable: variable === undefined ? undefined : { name: variable, before },
    why,
  };
}

/** Flask-SQLAlchemy 3 puts a database with a relative path into the instance directory, 2 beside the app, others where they run. */
function sqliteRoot({ texts }: Look, scope: Scope | undefined): string {
  const all = Object.values(texts).join("\n");
  if (scope === undefined || !/flask_sqlalchemy/i.test(all)) return APP_DIRECTORY;
  return /flask[-_]sqlalchemy\s*[=~]=\s*2\./i.test(all) ? scope.root : scope.instance;
}
