import { text } from "node:stream/consumers";
import { ProblemsError } from "../../configs/problems";

/** A failure that the user can mend: its message is all that is shown of it. */
export class JobError extends Error {
  override readonly name: string = "JobError";
}

/**
 * Runs a job: one JSON in on stdin, one JSON out on stdout, progress on stderr.
 * A failure ends the process with 1 and a sentence, without a stack for what the user can mend.
 */
export function runJob<Input, Output>(job: (input: Input) => Promise<Output>): void {
  // With nothing left to wait for, node would end with 0, and what was not done would count as done.
  process.once("beforeExit", unfinished);
  text(process.stdin)
    .then((stdin) => job(JSON.parse(stdin) as Input))
    .then((output) => process.stdout.write(JSON.stringify(output)))
    .catch((error: Error) => {
      const mendable = error instanceof JobError || error instanceof ProblemsError;
      process.stderr.write(`${mendable ? error.message : error.stack}\n`);
      process.exitCode = 1;
    })
    .finally(() => process.off("beforeExit", unfinished));
}

function unfinished(): void {
  process.stderr.write("The job ended before its work was done.\n");
  process.exitCode = 1;
}

/** Shows a line of progress while the job runs. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
