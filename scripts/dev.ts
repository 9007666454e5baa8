import { existsSync, statSync } from "node:fs";
import * as path from "node:path";
import { develop } from "./dev/session";
import { settingsOf } from "./dev/settings";
import { ROOT } from "./setup/paths";
import { SetupError } from "./setup/run";
import { processEnvironment, setUp } from "./setup/setup";
import { pulumiIn } from "./start/pulumi";

const HELP = "npm run dev [-- DIR]: expected no more than an app's directory";

/** `npm run dev [-- DIR]`: the app while it is written. It shows what changes, measures nothing and leaves nothing. */
export async function dev(argv: string[]): Promise<void> {
  const appDir = readDirectory(argv);
  const environment = processEnvironment(await setUp());
  Object.assign(process.env, environment);
  await develop(await settingsOf(pulumiIn(environment), appDir), ended());
}

/** The directory relative to the project, as the config has it. */
function readDirectory(argv: string[]): string | undefined {
  const [directory, ...more] = argv;
  if (more.length > 0 || directory?.startsWith("-")) {
    throw new SetupError(`${HELP}, got ${argv.join(" ")}.`);
  }
  if (directory === undefined) return undefined;
  const absolute = path.resolve(process.env.INIT_CWD ?? process.cwd(), directory);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory()) {
    throw new SetupError(`${HELP}, got ${absolute}, which is none.`);
  }
  return path.relative(ROOT, absolute) || ".";
}

/** A signal that is given when the user wants to end. */
function ended(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => controller.abort());
  return controller.signal;
}
