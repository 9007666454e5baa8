import { parseArgs } from "node:util";
import { SetupError } from "../setup/run";

/**
 * What a command about one stack was asked for.
 * @param command as the user typed it, such as `npm run logs`
 * @param flags that it takes
 * @throws SetupError for what it does not know
 */
export function readStackArguments<Flag extends string = never>(
  argv: string[],
  command: string,
  flags: readonly Flag[] = [],
): { stack: string } & Partial<Record<Flag, boolean>> {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: "boolean" as const }]));
  const usage = `${command} -- STACK${flags.map((flag) => ` [--${flag}]`).join("")}`;
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const [stack] = positionals;
    if (stack === undefined || positionals.length > 1) {
      throw new Error(`expected one stack, got ${positionals.length}`);
    }
    return { stack, ...(values as Partial<Record<Flag, boolean>>) };
  } catch (error) {
    throw new SetupError(`${usage}: ${(error as Error).message}.`);
  }
}
