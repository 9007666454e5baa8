import {
  booleanProblems,
  choiceProblems,
  optionalProblems,
  type Problem,
  recordProblems,
  assertNoProblems,
} from "../problems";
import { Egress } from "./egress";
import { subnetProblems } from "./subnet";

/** How far a network leads, as it is asked for. */
export interface InternalNetworkOptions {
  egress?: Egress;
  outward?: boolean;
  subnet?: string | undefined;
}

/**
 * How far a network leads.
 * @throws ProblemsError that lists all that is wrong with the options, whatever they are
 */
export function internalNetworkPlan(name: string, options: InternalNetworkOptions) {
  const problems = recordProblems("args", options, "arguments by their names, or none");
  assertNoProblems(
    `InternalNetwork "${name}"`,
    problems.length > 0 ? problems : optionsProblems(options),
  );
  const { egress = Egress.None, outward = false, subnet } = options;
  return { internet: egress === Egress.Internet, outward, subnet };
}

function optionsProblems({ egress, outward, subnet }: InternalNetworkOptions): Problem[] {
  return [
    ...optionalProblems("egress", egress, (path, got) =>
      choiceProblems(path, got, Object.values(Egress)),
    ),
    ...optionalProblems("outward", outward, booleanProblems),
    ...optionalProblems("subnet", subnet, subnetProblems),
  ];
}
