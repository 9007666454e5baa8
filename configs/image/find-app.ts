import type { Problem } from "../problems";
import type { AppTexts } from "./app-texts";
import { parseDotenv } from "../dotenv";
import { imports, type MadeApp, madeApps, runsAtImport, takenApp } from "./made-apps";
import { gunicornCommand } from "./start-command";

/** Where an app may be, as Flask takes it: a module or a file, and what in there it is. */
export interface AppPlace {
  app: string;
  /** What tells it, in words that end a sentence. */
  why: string;
  /** Whether it is only a form: what it needs to be called with, nobody but its author knows. */
  isOpen?: boolean;
}

/** Where an app is, or, where nothing decides, where it may be. */
export interface FoundApp {
  found: AppPlace | undefined;
  choices: AppPlace[];
}

/**
 * The app, as Flask itself finds it: FLASK_APP in .env or .flaskenv, else wsgi.py, else app.py. Where Flask
 * would ask, what starts Gunicorn tells it, or the one source that makes an app.
 * Source: flask/cli.py, `load_dotenv` and `ScriptInfo.load_app`.
 * @param files of the app, relative to its directory
 */
export function findApp(files: readonly string[], texts: AppTexts = {}): FoundApp {
  const told = namedApp(texts) ?? flasksOwn(files, texts) ?? startedApp(files, texts);
  if (told) return { found: told, choices: [told] };
  const choices = candidates(files, texts);
  const [only] = choices;
  if (only && choices.length === 1 && !only.isOpen) return { found: only, choices };
  const module = choices.length === 0 ? flasksModule(files) : undefined;
  return { found: module === undefined ? undefined : { app: module, why: LOOKS }, choices };
}

/** What is wrong where nobody named the app and nothing decides which it is. */
export function appChoiceProblems({ found, choices }: FoundApp): Problem[] {
  if (found) return [];
  const expected = "the app as module:callable, such as app:app";
  const places = choices.map(({ app, why }) => `${app} (${why})`).join(", ");
  const remedy =
    choices.length > 0
      ? `Set it to what fits: ${places}.`
      : "No wsgi.py, no app.py and no source that makes a Flask app was found: name it, such as my_package:create_app().";
  return [{ path: "app", expected, got: undefined, remedy }];
}

const LOOKS = "the module that Flask looks into by itself";

/** The `.env` counts before the `.flaskenv`. */
function namedApp(texts: AppTexts): AppPlace | undefined {
  const file = [".env", ".flaskenv"].find((one) => flaskApp(texts[one]) !== undefined);
  const app = file && flaskApp(texts[file]);
  return app === undefined ? undefined : { app, why: `FLASK_APP in ${file}` };
}

function flaskApp(text = ""): string | undefined {
  return parseDotenv(text).FLASK_APP?.trim().replace(/^\.\//, "") || undefined;
}

/** Python takes a package before a module of its name. */
function fileOf(module: string, files: readonly string[]): string | undefined {
  return [`${module}/__init__.py`, `${module}.py`].find((file) => files.includes(file));
}

function flasksModule(files: readonly string[]): string | undefined {
  return ["wsgi", "app"].find((module) => fileOf(module, files) !== undefined);
}

/** An app that is made in a way that no other rule knows. */
const MADE = /^(app|application)\s*=/m;
/** An app, or what makes one, that comes from another module. */
const TAKES = /\bimport[ \t]*(\([\w\s,]*|[\w \t,]*)(\b(app|application|create_app|make_app)\b|\*)/;

/** The module that Flask takes unasked, unless its text says that there is no app in it. */
function flasksOwn(files: readonly string[], texts: AppTexts): AppPlace | undefined {
  const app = flasksModule(files);
  const file = app && fileOf(app, files);
  if (app === undefined || file === undefined) return undefined;
  return hasApp(texts[file]) ? { app, why: `${file}, which Flask takes by itself` } : undefined;
}

/** Whether Flask would find one in there: a factory that has to be given something is none to it. */
function hasApp(text: string | undefined): boolean {
  if (text === undefined || MADE.test(text)) return true;
  const made = madeApps(text);
  return made.length > 0 ? made.some(({ needs }) => needs.length === 0) : TAKES.test(text);
}

/** An app among the words of a command: an address has a number behind its colon. */
const WORD = /\s(["']?)([\w./]+:[A-Za-z_]\w*(?:\([^)]*\))?)\1(?=\s|$)/g;

/** What a Procfile, the app's own gunicorn.conf.py or its Dockerfile starts. */
function startedApp(files: readonly string[], texts: AppTexts): AppPlace | undefined {
  const [, command = ""] = /^web:.*\bgunicorn\b(.*)$/m.exec(texts.Procfile ?? "") ?? [];
  const [, , inProcfile] = [...command.matchAll(WORD)].at(-1) ?? [];
  if (inProcfile && !command.includes("--chdir"))
    return { app: inProcfile, why: "the web line of Procfile" };
  const inConf = /^wsgi_app\s*=\s*(["'])(.+)\1/m.exec(texts["gunicorn.conf.py"] ?? "")?.[2];
  if (inConf) return { app: inConf, why: "wsgi_app in gunicorn.conf.py" };
  return inDockerfile(files, texts.Dockerfile);
}

/** Gunicorn's app, or Flask's: there it may lie elsewhere than here, so that its source has to be found. */
function inDockerfile(files: readonly string[], text = ""): AppPlace | undefined {
  const command = gunicornCommand(text) ?? "";
  const words = [...command.matchAll(/\s([\w.]+:[A-Za-z_]\w*(?:\(\))?)(?=\s|$)/g)];
  const [, started] = words.at(-1) ?? [];
  if (started !== undefined && isHere(started, files))
    return { app: started, why: "Dockerfile starts Gunicorn with it" };
  const [, named] = FLASK_APP.exec(text.replace(/\\\r?\n/g, " ")) ?? [];
  return named !== undefined && isHere(named, files)
    ? { app: named, why: "Dockerfile sets FLASK_APP to it" }
    : undefined;
}

const FLASK_APP = /^ENV\b.*\sFLASK_APP[ =]["']?([\w./]+(?::\w+(?:\(\))?)?)/m;

function isHere(app: string, files: readonly string[]): boolean {
  const module = app.replace(/:.*/, "");
  return files.includes(module) || fileOf(module.replaceAll(".", "/"), files) !== undefined;
}

interface Source {
  file: string;
  text: string;
  apps: MadeApp[];
}

/** What Alembic runs, and nothing else can: it has the app for its database. */
const OF_ALEMBIC = /^from alembic import\b.*\bcontext\b/m;
/** What is run by hand: to import it may do what it is for. */
const OF_COMMANDS = /(^|\/)(manage|cli|(\w+_)?seed(s|er)?(_\w+)?)\.py$/;

/** The sources that make an app: one that another of them imports is the other's part. */
function candidates(files: readonly string[], texts: AppTexts): AppPlace[] {
  const sources = files
    .filter((file) => file.endsWith(".py"))
    .map((file) => ({ file, text: texts[file] ?? "" }))
    .filter(({ text }) => !OF_ALEMBIC.test(text))
    .map((source): Source => ({ ...source, apps: appsOf(source) }))
    .filter(({ apps }) => apps.length > 0);
  const good = preferred(sources, [
    ({ text }) => !runsAtImport(text),
    ({ file }) => !OF_COMMANDS.test(file),
    ({ apps }) => apps.some(({ needs }) => needs.length === 0),
  ]);
  const outer = good.filter(
    (one) => !good.some((other) => other !== one && imports(other.text, moduleOf(one.file, files))),
  );
  // Two that import each other are none of them the other's part.
  const entries = outer.length > 0 ? outer : good;
  return (sharedBy(entries, good, files) ?? entries).flatMap((source) => placesOf(source, files));
}

/** Several scripts that each make the app for themselves are none of them the app: what makes it for all of them is. */
function sharedBy(entries: Source[], sources: Source[], files: readonly string[]) {
  if (entries.length < 2) return undefined;
  const shared = sources.filter(
    (one) =>
      one.apps.every(({ isFactory, needs }) => isFactory && needs.length === 0) &&
      entries.every(({ text }) => imports(text, moduleOf(one.file, files))),
  );
  return shared.length === 1 ? shared : undefined;
}

/** What an entry takes from elsewhere is an app of its own, where nothing better is there. */
function appsOf({ file, text }: { file: string; text: string }): MadeApp[] {
  const made = madeApps(text);
  const isEntry = /(^|\/)(wsgi|main|run|server|index|asgi)\.py$/.test(file);
  const taken = made.length === 0 && isEntry ? takenApp(text) : undefined;
  return taken ? [taken] : made;
}

/** Those that fulfil each wish, one wish after the other, as long as one is left that does. */
function preferred(sources: Source[], wishes: ((source: Source) => boolean)[]): Source[] {
  return wishes.reduce((left, wish) => {
    const better = left.filter(wish);
    return better.length > 0 ? better : left;
  }, sources);
}

function placesOf({ file, apps }: Source, files: readonly string[]): AppPlace[] {
  const place = placeOf(file, files);
  return apps.map(({ name, isFactory, needs }) => ({
    app: `${place}:${name}${isFactory ? `(${needs.map(() => '"…"').join(", ")})` : ""}`,
    why: isFactory
      ? `${name}() in ${file}${needs.length > 0 ? `, which needs ${needs.join(", ")}` : ""}`
      : `${name} in ${file}`,
    isOpen: needs.length > 0,
  }));
}

/** The directory of the package that a file belongs to, or of the file itself, as Flask looks for it. */
function rootOf(file: string, files: readonly string[]): string {
  const parent = (path: string) => path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  let root = parent(file);
  while (root !== "" && files.includes(`${root}/__init__.py`)) root = parent(root);
  return root;
}

/** A module's full name, from where Flask imports it. */
export function moduleOf(file: string, files: readonly string[]): string {
  const root = rootOf(file, files);
  const within = root === "" ? file : file.slice(root.length + 1);
  return within.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
}

/** A module at the top goes by its name; one elsewhere by its path, from which Flask finds the directory to import from. */
function placeOf(file: string, files: readonly string[]): string {
  return rootOf(file, files) === "" ? moduleOf(file, files) : file.replace(/\/__init__\.py$/, "");
}
