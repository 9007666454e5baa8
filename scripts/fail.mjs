import { SetupError } from "./setup/run.mjs";

/** Ends a script that failed: a sentence for what the user can mend, the stack for what only we can. */
export function fail(error) {
  process.stderr.write(`\n${isMendable(error) ? error.message : error.stack}\n`);
  process.exit(1);
}

/** Whether an error is about what the user gave: then its message says all. */
export function isMendable(error) {
  return error instanceof SetupError || ["ProblemsError", "JobError"].includes(error.name);
}
