import { parseArgs } from "node:util";
import { PRESET_NAMES } from "../../program/presets";
import { SetupError } from "../setup/run";

/** What `npm start` deploys where no stack is named. */
const DEFAULT_STACK = "gunicorn-nginx";

/** What `npm start -- --help` shows. */
export const HELP = `npm start [-- STACK]             deploy a stack, measure it, print its results
npm start -- STACK --app DIR     the same for an app of your own, from now on and for every stack
npm start -- compare             compare ways to serve, one at a time: docs/compare.md
npm start -- --destroy STACK     remove all that a stack made on this machine
npm start -- --help              show this

STACK is ${PRESET_NAMES.join(", ")} (${DEFAULT_STACK} when absent),
or one of your own that has a Pulumi.STACK.yaml.
`;

/** What `npm start` is to do. */
export interface StartArguments {
  help: boolean;
  destroy: boolean;
  stack: string;
  /** The directory of an app, as the user typed it. */
  app?: string | undefined;
}

/**
 * What `npm start` was asked for.
 * @throws SetupError for what it does not know
 */
export function readArguments(argv: string[]): StartArguments {
  const options = {
    destroy: { type: "boolean", default: false },
    app: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    if (positionals.length > 1) throw new Error(`one stack at a time, not ${positionals.length}`);
    if (values.destroy && positionals.length === 0) throw new Error("--destroy needs a stack");
    return { ...values, stack: positionals[0] ?? DEFAULT_STACK };
  } catch (error) {
    throw new SetupError(`npm start: ${(error as Error).message}\n\n${HELP}`);
  }
}
