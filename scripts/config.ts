import { run, SetupError } from "./setup/run";
import { ROOT } from "./setup/paths";
import { processEnvironment, setUp } from "./setup/setup";
import { stacksToConfigure } from "./stack/known";
import { pulumiIn } from "./start/pulumi";

const USAGE = `npm run config -- set [--secret] [--path] KEY VALUE
npm run config -- rm [--path] KEY

Without a VALUE it is read from standard input, so that a secret stands in no history:
    npm run config -- set --secret --path secretEnv.SECRET_KEY < a-file
`;

/** `npm run config -- set KEY VALUE`: what `pulumi config` takes, for every stack at once. */
export async function config(argv: string[]): Promise<void> {
  if (!["set", "rm"].includes(argv[0] ?? "")) throw new SetupError(USAGE);
  const environment = processEnvironment(await setUp());
  const stacks = await stacksToConfigure(pulumiIn(environment));
  const input = await valueFromInput(argv);
  for (const [index, stack] of stacks.entries()) {
    await run("pulumi", ["config", ...argv, "--stack", stack, "--non-interactive"], {
      ...{ cwd: ROOT, env: environment, input },
      remedy: halfDone(stacks, index),
    });
  }
  process.stdout.write(
    `\nDone for ${stacks.join(", ")}. It takes effect with the next npm start.\n`,
  );
}

/** What the user has to know when one of several stacks refuses what the others have by now. */
function halfDone(stacks: readonly string[], failed: number): string {
  const done = stacks.slice(0, failed).join(", ") || "none";
  const rest = stacks.slice(failed).join(", ");
  return `Done for ${done}, not for ${rest}. Mend it and run the same command again.`;
}

/** Read once, for all stacks. */
async function valueFromInput([verb, ...rest]: string[]): Promise<string> {
  const words = rest.filter((word) => !word.startsWith("--"));
  if (verb !== "set" || words.length !== 1) return "";
  if (process.stdin.isTTY) process.stderr.write("The value, then Ctrl-D: ");
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8").replace(/\n$/, "");
}
