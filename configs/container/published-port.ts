import { integerProblems, optionalProblems, type Problem } from "../problems";

/** The ports of a host. */
export const PORTS = { min: 1, max: 65_535 };

/** The problem with a port of the host, if there is one. */
export function publishProblems(publish: unknown): Problem[] {
  return optionalProblems("publish", publish, (path, got) => integerProblems(path, got, PORTS));
}
