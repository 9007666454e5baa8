import { parseArgs } from "node:util";
import { SetupError } from "../setup/run.mjs";

/**
 * What a command about one stack was asked for.
 * @param command as the user typed it, such as `npm run logs`
 * @param flags that it takes
 * @throws SetupError for what it does not know
 */
export function readStackArguments(command, flags = []) {
  const options = Object.fromEntries(
    flags.map((flag) => [flag, { type: "boolean", default: false }]),
  );
  const usage = `${command} -- STACK${flags.map((flag) => ` [--${flag}]`).join("")}`;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length !== 1) throw new Error(`expected one stack, got ${positionals.length}`);
    return { stack: positionals[0], ...values };
  } catch (error) {
    throw new SetupError(`${usage}: ${error.message}.`);
  }
}
