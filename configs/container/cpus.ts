import type { Problem } from "../problems";

/** How many CPUs a container may use: Docker counts in hundredths, and refuses more than the engine has. */
export const CPUS = { min: 0.01, max: 1024 };

/** The problem with a number of CPUs, if there is one. */
export function cpusProblems(path: string, got: unknown): Problem[] {
  if (typeof got === "number" && got >= CPUS.min && got <= CPUS.max) return [];
  return [{ path, expected: `a number from ${CPUS.min} to ${CPUS.max}`, got }];
}
