import { appProblems, type AppFacts } from "../configs/app/problems";
import type { FlaskAppOptions } from "../configs/app/options";
import { imageOptions } from "../configs/app/parts";
import { defaultImages } from "../configs/default-images";
import { withoutContent } from "../configs/image/app-file";
import { type Problem, problemsOf } from "../configs/problems";
import type { FlaskAppArgs } from "./flask-app-args";
import { listAppFiles, listFrontendFiles, readText } from "./image/app-files";
import { readFrontend } from "./image/frontend-args";
import { hostUser } from "./image/host-user";
import { knownSecrets } from "./server/secret-env";

/**
 * Everything that is wrong with the arguments of a FlaskApp, by their names: for a program that has
 * more to tell in the same breath. FlaskApp refuses them by itself.
 */
export function flaskAppProblems(args: FlaskAppArgs): Problem[] {
  return appProblems(args, readFacts(args), secretsOf(args));
}

function secretsOf({ secretEnv }: FlaskAppArgs): string[] | undefined {
  return secretEnv === undefined ? undefined : Object.keys(knownSecrets(secretEnv));
}

/** FlaskImage reads what the files hold: to read it here as well would make each deployment wait twice. */
function listed(dir: string, exclude: readonly string[]) {
  return listFrontendFiles(dir, exclude).map(withoutContent);
}

/** What this machine and the app's directory say; what cannot be read is a problem, not a failure. */
function readFacts(args: FlaskAppOptions): AppFacts {
  const images = defaultImages(process.env);
  const read: Partial<AppFacts> = {};
  const problems = [
    ...problemsOf(() => {
      const { appDir, exclude } = imageOptions(args, images);
      read.files = listAppFiles(appDir, exclude);
      read.flaskenv = readText(appDir, ".flaskenv");
    }),
    ...problemsOf(() => {
      const { frontend } = imageOptions(args, images);
      read.frontend = frontend && readFrontend(frontend, listed);
    }),
  ];
  const { files, flaskenv, frontend } = read;
  return { files, flaskenv, frontend, problems, host: hostUser(), images };
}
