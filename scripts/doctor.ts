import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { listAppFiles, readText } from "../components/image/app-files";
import { ownPythons } from "../configs/default-images";
import { HIDDEN_TEXTS, tellingFiles } from "../configs/image/app-texts";
import { examine } from "../program/doctor/examine";
import type { Finding } from "../program/doctor/finding";
import { frontSourcesOf } from "../program/doctor/front-addresses";
import { doctorReport } from "../program/doctor/report";
import { appDirectory } from "./app-directory";
import { SetupError } from "./setup/run";
import { type Environment, ENVIRONMENT_FILE } from "./setup/setup";

/** How many sources of front ends are read at most. */
const MOST_OF_FRONTS = 300;

const USAGE = "npm run doctor -- DIR";

/** `npm run doctor -- DIR`: looks at an app's directory and says what its config has to be, and why. Nothing is set. */
export async function doctor(argv: string[]): Promise<void> {
  const [directory, ...more] = argv;
  if (directory === undefined || directory.startsWith("-") || more.length > 0) {
    throw new SetupError(
      `${USAGE}: expected an app's directory, got ${argv.join(" ") || "nothing"}.`,
    );
  }
  const appDir = appDirectory(directory, USAGE);
  process.stdout.write(`${doctorReport(look(appDir))}\n`);
}

/** Looks at an app's directory, without an engine. */
export function look(appDir: string): Finding[] {
  const files = listAppFiles(appDir);
  const read = [
    ...tellingFiles(files),
    ...files.filter((file) => TELLING.test(file)),
    ...fronts(files),
  ];
  const hidden = [...HIDDEN_TEXTS, ".env.example", ".env.sample", ".env.template"];
  const directories = new Set(read.map((file) => path.posix.dirname(file)));
  const below = [...directories].flatMap((one) => hidden.map((file) => path.posix.join(one, file)));
  const texts = [...read, ...hidden, ...below].map((file) => [file, readText(appDir, file)]);
  return examine({ appDir, files, texts: Object.fromEntries(texts), pythons: pythonsHere() });
}

/** The sources of front ends, where one is built. */
function fronts(files: readonly string[]): string[] {
  const isBuilt = files.some((file) => /(^|\/)package\.json$/.test(file));
  return isBuilt ? frontSourcesOf(files).slice(0, MOST_OF_FRONTS) : [];
}

/** Of our own images there is not every version; before the set-up nobody knows whether they are used. */
function pythonsHere(): readonly string[] | undefined {
  if (!existsSync(ENVIRONMENT_FILE)) return undefined;
  const { variables } = JSON.parse(readFileSync(ENVIRONMENT_FILE, "utf8")) as Environment;
  return ownPythons(variables);
}

/** What tells about a front end, about packages, or about the app where it lies below. */
const TELLING = new RegExp(
  "^([^/]+/){0,3}(" +
    [
      String.raw`package\.json|angular\.json|(vite|vue|rollup|webpack)\.config\.m?[jt]s`,
      String.raw`\.flaskenv|Procfile|Dockerfile|gunicorn\.conf\.py|\.python-version|runtime\.txt`,
      String.raw`requirements[^/]*\.txt|requirements/[^/]+\.txt|pyproject\.toml|Pipfile|setup\.(py|cfg)`,
      String.raw`(environments?|conda)[^/]*(/[^/]+)?\.ya?ml`,
      String.raw`(uv|poetry|Pipfile)\.lock|pylock\.toml|Aptfile|apt\.txt|packages\.txt`,
    ].join("|") +
    ")$",
);
