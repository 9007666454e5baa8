import { EXPLAINED_NAME, IN_FORCE } from "../configs/nginx/places";
import { tryDocker } from "../jobs/lib/docker";
import { SetupError } from "./setup/run";
import { readStackArguments } from "./stack/arguments";
import { type StackContainer, containersOf } from "./stack/containers";

/**
 * `npm run nginx -- STACK`: the configuration that a stack's nginx has in force, above each part of it the
 * option that made it, and why.
 */
export async function nginx(argv: string[]): Promise<void> {
  const { stack } = readStackArguments(argv, "npm run nginx");
  const texts = await Promise.all((await containersOf(stack)).map(explainedIn));
  const found = texts.filter((text) => text !== undefined);
  if (found.length === 0) {
    throw new SetupError(
      `${stack} has no nginx that runs. Deploy it: npm start -- ${stack}\n` +
        "A stack without one passes requests to the app's server: npm run config -- set proxy nginx",
    );
  }
  process.stdout.write(found.join("\n"));
}

/** Only nginx is given such a file; what does not run has none that is in force. */
async function explainedIn({ id, running }: StackContainer): Promise<string | undefined> {
  if (!running) return undefined;
  const read = await tryDocker(["exec", id, "cat", `${IN_FORCE}/${EXPLAINED_NAME}`]);
  return read.exitCode === 0 ? read.stdout : undefined;
}
