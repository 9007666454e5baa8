// `npm run dev [-- DIR]`: the app while it is written. It shows what changes, measures nothing and leaves nothing.
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fail } from "./fail.mjs";
import { ROOT } from "./setup/paths.mjs";
import { SetupError } from "./setup/run.mjs";
import { processEnvironment, setUp } from "./setup/setup.mjs";
import { pulumiIn } from "./start/pulumi.mjs";

const HELP = "npm run dev [-- DIR]: expected no more than an app's directory";

async function dev() {
  const appDir = readDirectory(process.argv.slice(2));
  const environment = processEnvironment(await setUp());
  Object.assign(process.env, environment);
  // These are partly TypeScript, which the set-up has made ready.
  const { developmentSettings } = await import("./dev/settings.mjs");
  const { develop } = await import("./dev/session.mjs");
  await develop(await developmentSettings(pulumiIn(environment), appDir), ended());
}

/** The directory relative to the project, as the config has it. */
function readDirectory([directory, ...more]) {
  if (more.length > 0 || directory?.startsWith("-")) {
    throw new SetupError(`${HELP}, got ${process.argv.slice(2).join(" ")}.`);
  }
  if (directory === undefined) return undefined;
  const absolute = path.resolve(process.env.INIT_CWD ?? process.cwd(), directory);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory()) {
    throw new SetupError(`${HELP}, got ${absolute}, which is none.`);
  }
  return path.relative(ROOT, absolute) || ".";
}

/** A signal that is given when the user wants to end. */
function ended() {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => controller.abort());
  return controller.signal;
}

dev().catch(fail);
