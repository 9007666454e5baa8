import { JobError } from "./job";

/** Waits for all, also where one fails: what the user can mend is told of each. */
export async function allOf<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const ended = await Promise.allSettled(work);
  const failures = ended
    .filter((one) => one.status === "rejected")
    .map(({ reason }) => reason as unknown);
  if (failures.length > 0) throw together(failures);
  return ended.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}

/** Several failures as one; of one that nobody foresaw its stack is needed. */
export function together(failures: readonly unknown[]): unknown {
  const unforeseen = failures.find((one) => !(one instanceof JobError));
  if (unforeseen !== undefined || failures.length === 1) return unforeseen ?? failures[0];
  return new JobError(failures.map((one) => (one as JobError).message).join("\n"));
}
