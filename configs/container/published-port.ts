import { integerProblems, type Problem } from "../problems";

/** The problem with a port of the host, if there is one. */
export function publishProblems(publish: number | undefined): Problem[] {
  return publish === undefined ? [] : integerProblems("publish", publish, { min: 1, max: 65535 });
}
