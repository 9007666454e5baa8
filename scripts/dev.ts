import { appDirectory } from "./app-directory";
import { develop } from "./dev/session";
import { settingsOf } from "./dev/settings";
import { ended } from "./ended";
import { SetupError } from "./setup/run";
import { processEnvironment, setUp } from "./setup/setup";
import { pulumiIn } from "./stack/pulumi";

const USAGE = "npm run dev [-- DIR]";

/** `npm run dev [-- DIR]`: the app while it is written. It shows what changes, measures nothing and leaves nothing. */
export async function dev(argv: string[]): Promise<void> {
  const appDir = readDirectory(argv);
  const environment = processEnvironment(await setUp());
  Object.assign(process.env, environment);
  await develop(await settingsOf(pulumiIn(environment), appDir), ended());
}

/** The app's directory, where one was named. */
function readDirectory([directory, ...more]: string[]): string | undefined {
  if (more.length > 0 || directory?.startsWith("-")) {
    const got = [directory, ...more].join(" ");
    throw new SetupError(`${USAGE}: expected no more than an app's directory, got ${got}.`);
  }
  return directory === undefined ? undefined : appDirectory(directory, USAGE);
}
