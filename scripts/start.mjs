// `npm start`: from a fresh machine to a measured stack.
import { fail } from "./fail.mjs";
import { processEnvironment, setUp } from "./setup/setup.mjs";
import { HELP, readArguments } from "./start/arguments.mjs";
import { deploy, destroy } from "./start/deploy.mjs";
import { pulumiIn } from "./start/pulumi.mjs";

async function start() {
  const asked = readArguments(process.argv.slice(2));
  if (asked.help) return void process.stdout.write(HELP);
  const pulumi = pulumiIn(processEnvironment(await setUp()));
  await (asked.destroy ? destroy : deploy)(pulumi, asked);
}

start().catch(fail);
