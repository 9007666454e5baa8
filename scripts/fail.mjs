import { SetupError } from "./setup/run.mjs";

/** Ends a script that failed: a sentence for what the user can mend, the stack for what only we can. */
export function fail(error) {
  process.stderr.write(`\n${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exit(1);
}
