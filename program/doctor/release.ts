import * as path from "node:path";
import { APP_DIRECTORY } from "../../configs/image/packages/dockerfile";
import { shellWord } from "../../configs/shell-word";
import { type Finding, type Look, sourcesOf } from "./finding";
import type { WrittenPlace } from "./written-places";

const key = "release";

/** What makes the app's tables before it serves: migrations, or a command of its own. */
export function releaseFindings(look: Look, places: readonly WrittenPlace[]): Finding[] {
  const migrations = migrationFinding(look);
  if (migrations) return [migrations];
  const commands = initCommands(look);
  if (commands.length === 0) return unmade(look);
  return commands.flatMap(({ command, why }) => initFinding(command, why, places));
}

/** Migrations that only its author's machine has. */
function unmade(look: Look): Finding[] {
  const text = sourcesOf(look)
    .map((file) => look.texts[file] ?? "")
    .join("\n");
  if (!/\bflask_migrate\b/.test(text) || /\bcreate_all\(/.test(text)) return [];
  const why =
    "It uses Flask-Migrate and has no migrations/, so that nobody makes its tables: where you work, `flask db init` and " +
    "`flask db migrate` make it, and release `flask db upgrade` then runs them";
  return [{ key, value: undefined, why, kind: "edit" }];
}

/** The same as often as it runs: it may be set unasked. */
function migrationFinding({ files, texts }: Look): Finding | undefined {
  const [scripts] = files.flatMap((file) => /^(.*\/)?env\.py$/.exec(file)?.[0] ?? []);
  if (scripts === undefined) return undefined;
  const directory = path.posix.dirname(scripts);
  const isFlasks = Object.values(texts).some((text) => /\bflask_migrate\b/.test(text ?? ""));
  if (isFlasks) {
    const where = directory === "migrations" ? "" : ` --directory ${shellWord(directory)}`;
    const why = `${directory}/ has Flask-Migrate's migrations`;
    return { key, value: `flask db upgrade${where}`, why, kind: "certain" };
  }
  if (!files.includes("alembic.ini")) return undefined;
  const why = `${directory}/ has Alembic's migrations`;
  return { key, value: "alembic upgrade head", why, kind: "certain" };
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
}

/** Commands by which an app makes its tables, those that only fill them last. */
function initCommands(look: Look): InitCommand[] {
  const { texts } = look;
  const sources = sourcesOf(look);
  const found = sources.flatMap((file) => commandsIn(texts[file] ?? "", file));
  const scripts = sources.filter((file) => !file.includes("/") && MAKES.test(file.slice(0, -3)));
  return [
    ...found.filter(({ name }) => MAKES.test(name)),
    ...scripts.map((file) => ({ command: `python ${file}`, why: `${file} makes its tables` })),
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
    return {
      name: group === undefined ? name : `${group}-${name}`,
      command,
      why: `${file} has that command`,
    };
  });
}

/** It may empty what is there: it runs where no database is yet, or where its author says so. */
function initFinding(command: string, why: string, places: readonly WrittenPlace[]): Finding[] {
  const [database] = places.filter(({ isSqlite }) => isSqlite);
  if (database?.file === undefined)
    return [{ key, value: command, why: `${why}; it runs for each new version`, kind: "choice" }];
  const file = path.posix.relative(APP_DIRECTORY, `${database.directory}/${database.file}`);
  const value = `test -e ${shellWord(file)} || ${command}`;
  return [{ key, value, why: `${why}, and ${file} is not there before`, kind: "certain" }];
}
