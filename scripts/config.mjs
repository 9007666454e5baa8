// `npm run config -- set KEY VALUE`: what `pulumi config` takes, for every stack at once.
import { fail } from "./fail.mjs";
import { run, SetupError } from "./setup/run.mjs";
import { ROOT } from "./setup/paths.mjs";
import { processEnvironment, setUp } from "./setup/setup.mjs";
import { stacksToConfigure } from "./stack/known.mjs";
import { pulumiIn } from "./start/pulumi.mjs";

const USAGE = `npm run config -- set [--secret] [--path] KEY VALUE
npm run config -- rm [--path] KEY

Without a VALUE it is read from standard input, so that a secret stands in no history:
    npm run config -- set --secret --path secretEnv.SECRET_KEY < a-file
`;

async function config() {
  const argv = process.argv.slice(2);
  if (!["set", "rm"].includes(argv[0])) throw new SetupError(USAGE);
  const environment = processEnvironment(await setUp());
  const stacks = await stacksToConfigure(pulumiIn(environment));
  const input = await valueFromInput(argv);
  for (const stack of stacks) {
    await run("pulumi", ["config", ...argv, "--stack", stack, "--non-interactive"], {
      cwd: ROOT,
      env: environment,
      input,
    });
  }
  process.stdout.write(
    `\nDone for ${stacks.join(", ")}. It takes effect with the next npm start.\n`,
  );
}

/** Read once, for all stacks. */
async function valueFromInput([verb, ...rest]) {
  const words = rest.filter((word) => !word.startsWith("--"));
  if (verb !== "set" || words.length !== 1) return "";
  if (process.stdin.isTTY) process.stderr.write("The value, then Ctrl-D: ");
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8").replace(/\n$/, "");
}

config().catch(fail);
