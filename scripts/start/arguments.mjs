import { parseArgs } from "node:util";
import { SetupError } from "../setup/run.mjs";

export const PRESETS = ["gunicorn-nginx", "gunicorn", "dev-server"];

export const HELP = `npm start [-- STACK]             deploy a stack, measure it, print its results
npm start -- STACK --app DIR     the same for an app of your own, from now on and for every stack
npm start -- --destroy STACK     remove all that a stack made on this machine
npm start -- --help              show this

STACK is ${PRESETS.join(", ")} (the first when absent),
or one of your own that has a Pulumi.STACK.yaml.
`;

/**
 * What `npm start` was asked for.
 * @throws SetupError for what it does not know
 */
export function readArguments(argv) {
  const options = {
    destroy: { type: "boolean" },
    app: { type: "string" },
    help: { type: "boolean", short: "h" },
  };
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    if (positionals.length > 1) throw new Error(`one stack at a time, not ${positionals.length}`);
    if (values.destroy && positionals.length === 0) throw new Error("--destroy needs a stack");
    return { help: false, destroy: false, stack: PRESETS[0], ...values, ...named(positionals) };
  } catch (error) {
    throw new SetupError(`npm start: ${error.message}\n\n${HELP}`);
  }
}

function named([stack]) {
  return stack === undefined ? {} : { stack };
}
