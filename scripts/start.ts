import { processEnvironment, setUp } from "./setup/setup";
import { HELP, readArguments } from "./start/arguments";
import { deploy, destroy } from "./start/deploy";
import { pulumiIn } from "./stack/pulumi";

/** `npm start`: from a fresh machine to a measured stack. */
export async function start(argv: string[]): Promise<void> {
  const asked = readArguments(argv);
  if (asked.help) return void process.stdout.write(HELP);
  const pulumi = pulumiIn(processEnvironment(await setUp()));
  await (asked.destroy ? destroy : deploy)(pulumi, asked);
}
