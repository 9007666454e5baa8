import { readConfigArguments } from "./config/arguments";
import { readImport } from "./config/import";
import { importInto } from "./config/import-into";
import { settingArgv } from "./config/setting-argv";
import { readValue } from "./config/value";
import { setForEach } from "./config/write";
import { processEnvironment, setUp } from "./setup/setup";
import { stacksToConfigure } from "./stack/known";
import { assertKeptAsWritten } from "./stack/written";
import { pulumiIn } from "./stack/pulumi";

/** `npm run config`: what a stack is told, for every stack at once. */
export async function config(argv: string[]): Promise<void> {
  const write = await prepared(argv);
  const env = processEnvironment(await setUp());
  const stacks = await stacksToConfigure(pulumiIn(env));
  stacks.forEach(assertKeptAsWritten);
  await write(stacks, env);
  process.stdout.write(
    `\nDone for ${stacks.join(", ")}. It takes effect with the next npm start.\n`,
  );
}

type Write = (stacks: readonly string[], env: NodeJS.ProcessEnv) => Promise<void>;

/** What is wrong with what is given is told before anything is set up. */
async function prepared(argv: string[]): Promise<Write> {
  const asked = readConfigArguments(argv);
  if (asked.verb === "import") {
    const variables = readImport(asked.file, asked.secret);
    return (stacks, env) => importInto(stacks, variables, env);
  }
  const input = asked.verb === "set" ? await readValue(asked) : "";
  return (stacks, env) => setForEach(stacks, { argv: settingArgv(asked), input }, env);
}
