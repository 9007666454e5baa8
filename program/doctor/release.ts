import * as path from "node:path";
import { APP_DIRECTORY } from "../../configs/image/packages/dockerfile";
import { shellWord } from "../../configs/shell-word";
import type { Finding, Look } from "./finding";
import { plainTexts } from "./python-scopes";
import { writablePlaces } from "./data";
import type { WrittenPlace } from "./written-places";

const key = "release";

/** What makes the app's tables before it serves: migrations, or a command of its own. */
export function releaseFindings(look: Look, places: readonly WrittenPlace[]): Finding[] {
  const migrations = migrationFinding(look);
  if (migrations) return [migrations];
  const [first, ...others] = initCommands(look);
  if (first === undefined) return unmade(look);
  return [first.makes ? initFinding(first, look, places) : mayRun(first), ...others.map(mayRun)];
}

/** Migrations that only its author's machine has. */
function unmade(look: Look): Finding[] {
  const text = plainTexts(look)
    .map((one) => one.text)
    .join("\n");
  if (!/\bflask_migrate\b/.test(text) || /\bcreate_all\(/.test(text)) return [];
  const why =
    "It uses Flask-Migrate and has no migrations/, so that nobody makes its tables: where you work, `flask db init` and " +
    "`flask db migrate` make it, and release `flask db upgrade` then runs them";
  return [{ key, value: undefined, why, kind: "edit" }];
}

/** The same as often as it runs: it may be set unasked. */
function migrationFinding({ files, texts }: Look): Finding | undefined {
  const directories = files.filter((file) => /\/env\.py$/.test(file)).map(path.posix.dirname);
  const directory = directories.find((one) => files.some(isOf(one)));
  if (directory === undefined) return undefined;
  const isFlasks = Object.values(texts).some((text) => /\bflask_migrate\b/.test(text ?? ""));
  if (isFlasks) {
    const where = directory === "migrations" ? "" : ` --directory ${shellWord(directory)}`;
    const why = `${directory}/ has Flask-Migrate's migrations`;
    return { key, value: `flask db upgrade${where}`, why, kind: "certain" };
  }
  if (!files.includes("alembic.ini")) return undefined;
  const why = `${directory}/ has Alembic's migrations`;
  // Alembic alone does not look for modules where it runs, and its env.py takes the tables from the app.
  return { key, value: "PYTHONPATH=. alembic upgrade head", why, kind: "certain" };
}

/** Whether a file is one of migrations, and not of settings that are called env.py too. */
function isOf(directory: string): (file: string) => boolean {
  const own = [`${directory}/versions/`, `${directory}/script.py.mako`, `${directory}/alembic.ini`];
  return (file) => own.some((one) => file.startsWith(one));
}

/** Names of commands that make tables, or fill them. */
const MAKES =
  /^(init|create|setup|make|reset)[-_]?(the[-_])?(db|database|tables?|all|schema)$|^(db|database)[-_](init|create|setup)$|^initdb$/;
const FILLS = /^(seed|fill|populate|load)([-_]\w+)*$/;

const DECORATED =
  /@(\w+(?:\.cli)?|\w+\.\w+\.cli)\.command\(\s*(?:name\s*=\s*)?(?:["']([\w-]+)["'])?[^)]*\)\s*(?:@[^\n]+\s*)*(?:async\s+)?def\s+(\w+)/g;
const GROUP = /(\w+)\s*=\s*AppGroup\(\s*["']([\w-]+)["']/g;

interface InitCommand {
  command: string;
  why: string;
  /** Whether it makes tables, and does not only fill them. */
  makes: boolean;
}

/** Commands by which an app makes its tables, those that only fill them last. */
function initCommands(look: Look): InitCommand[] {
  const texts = plainTexts(look);
  const sources = texts.map(({ file }) => file);
  const found = texts.flatMap(({ text, file }) => commandsIn(text, file));
  const scripts = sources.filter((file) => !file.includes("/") && MAKES.test(file.slice(0, -3)));
  return [
    ...found.filter(({ name }) => MAKES.test(name)),
    ...scripts.map((file) => ({
      ...{ command: `python ${file}`, why: `${file} makes its tables`, makes: true },
    })),
    ...found.filter(({ name }) => FILLS.test(name)),
  ];
}

function commandsIn(text: string, file: string): (InitCommand & { name: string })[] {
  const groups = new Map(
    [...text.matchAll(GROUP)].map(([, name = "", group = ""]) => [name, group]),
  );
  return [...text.matchAll(DECORATED)].map(([, decorator = "", given, defined = ""]) => {
    const name = given ?? defined.replaceAll("_", "-").replace(/-(command|cmd|group)$/, "");
    const group = groups.get(decorator);
    const command = ["flask", ...(group === undefined ? [] : [group]), name].join(" ");
    const whole = group === undefined ? name : `${group}-${name}`;
    const why = `${file} has that command`;
    return { name: whole, command, why, makes: MAKES.test(whole) };
  });
}

/**
 * It may empty what is there: it is set only where one database is known, that no variable moves, and then runs
 * where that is not there yet.
 */
function initFinding(one: InitCommand, look: Look, places: readonly WrittenPlace[]): Finding {
  const databases = writablePlaces(look, places).filter(({ isSqlite }) => isSqlite);
  const files = new Set(databases.map(({ directory, file = "" }) => `${directory}/${file}`));
  const [only, ...more] = files;
  const isMovable = databases.some(({ variable }) => variable !== undefined);
  if (only === undefined || more.length > 0 || isMovable) return mayRun(one);
  const file = path.posix.relative(APP_DIRECTORY, only);
  const value = `test -e ${shellWord(file)} || ${one.command}`;
  return { key, value, why: `${one.why}, and runs it where ${file} is not there`, kind: "certain" };
}

function mayRun({ command, why }: InitCommand): Finding {
  const always = `${why}; release runs it for each new version, so that it must not empty what is there`;
  return { key, value: command, why: always, kind: "choice" };
}
