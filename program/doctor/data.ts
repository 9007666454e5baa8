import * as path from "node:path";
import { APP_DIRECTORY } from "../../configs/image/packages/dockerfile";
import type { Finding, Look } from "./finding";

const INSTANCE = /\binstance_path\b|\binstance_relative_config\b/;
/** A directory for what users send, such as `UPLOAD_FOLDER = os.path.join(basedir, "uploads")`. */
const UPLOADS = /\bUPLOAD\w*["'\]]*\s*[:=]\s*[^\n]*["']([\w./-]+)["']/;
/** Flask-SQLAlchemy puts a database with a relative path into the instance directory. */
const SQLITE = /\bsqlite:\/\/\/(?!\/)[\w.-]+/;

/** The directories that an app writes to, by what its sources say: all else is read-only. */
export function dataFindings({ appDir, files, texts }: Look, app: string | undefined): Finding[] {
  const place = placeOf(app ?? "", files);
  const found = new Map<string, string>();
  for (const file of files.filter((one) => one.endsWith(".py"))) {
    const text = texts[file] ?? "";
    if (INSTANCE.test(text))
      add(found, path.posix.join(place, "instance"), `${file} uses Flask's instance directory`);
    else if (SQLITE.test(text) && /flask_sqlalchemy/i.test(Object.values(texts).join("\n")))
      add(
        found,
        path.posix.join(place, "instance"),
        `${file} names a SQLite database, which lies in Flask's instance directory`,
      );
    const uploads = UPLOADS.exec(text)?.[1];
    if (uploads && !uploads.startsWith("/") && !uploads.includes(".."))
      add(found, path.posix.normalize(uploads), `${file} keeps uploads there`);
  }
  return [...found].flatMap(([directory, why], index): Finding[] => [
    { key: `data[${index}].hostPath`, value: `${appDir}/${directory}`, why, kind: "certain" },
    {
      key: `data[${index}].containerPath`,
      value: `${APP_DIRECTORY}/${directory}`,
      why,
      kind: "certain",
    },
  ]);
}

function add(found: Map<string, string>, directory: string, why: string): void {
  if (!found.has(directory)) found.set(directory, why);
}

/** Where the package or the module of the app lies: Flask's instance directory is beside it. */
function placeOf(app: string, files: readonly string[]): string {
  const [module = ""] = app.split(":");
  if (!module.includes("/")) return "";
  const directory = path.posix.dirname(module);
  return files.includes(`${directory}/__init__.py`) ? path.posix.dirname(directory) : directory;
}
