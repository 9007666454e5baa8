import { statSync } from "node:fs";
import * as path from "node:path";
import { ROOT } from "./setup/paths";
import { SetupError } from "./setup/run";

/**
 * An app's directory as the config has it, relative to the project.
 * @param asked as its user typed it, seen from where npm was called
 * @param option what it was typed for, for the message
 * @throws SetupError where there is no such directory
 */
export function appDirectory(asked: string, option: string): string {
  const directory = path.resolve(process.env.INIT_CWD ?? process.cwd(), asked);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new SetupError(
      `${option}: expected an app's directory, got ${directory}, which is none.`,
    );
  }
  return path.relative(ROOT, directory) || ".";
}
