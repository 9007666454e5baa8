import { EXPLAINED_NAME, IN_FORCE } from "../configs/nginx/places";
import { metricsOf } from "./nginx/metrics";
import { tryDocker } from "../jobs/lib/docker";
import { SetupError } from "./setup/run";
import { readStackArguments } from "./stack/arguments";
import { type StackContainer, containersOf } from "./stack/containers";

/**
 * `npm run nginx -- STACK`: the configuration that a stack's nginx has in force, above each part of it the
 * option that made it, and why. `--metrics`: what it does and did, in Prometheus' text format.
 */
export async function nginx(argv: string[]): Promise<void> {
  const { stack, metrics } = readStackArguments(argv, "npm run nginx", ["metrics"]);
  const running = (await containersOf(stack)).filter(({ running }) => running);
  const found = metrics ? await metricsOf(running) : await explainedIn(running);
  if (found === "") {
    throw new SetupError(
      `${stack} has no nginx that runs. Deploy it: npm start -- ${stack}\n` +
        "A stack without one passes requests to the app's server: npm run config -- set proxy nginx",
    );
  }
  process.stdout.write(found);
}

/** Only nginx is given such a file. */
async function explainedIn(containers: StackContainer[]): Promise<string> {
  const file = `${IN_FORCE}/${EXPLAINED_NAME}`;
  const read = await Promise.all(containers.map(({ id }) => tryDocker(["exec", id, "cat", file])));
  return read.flatMap(({ exitCode, stdout }) => (exitCode === 0 ? stdout : [])).join("\n");
}
