import { ProblemsError } from "../configs/problems";
import { JobError } from "../jobs/lib/job";
import { SetupError } from "./setup/run";

/** Whether an error is about what the user gave: then its message says all. */
export function isMendable(error: unknown): error is Error {
  return [SetupError, ProblemsError, JobError].some((kind) => error instanceof kind);
}
