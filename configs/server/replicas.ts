import { integerProblems, type Problem } from "../problems";

/** How many containers of one server there may be: more are for several machines. */
export const REPLICAS = { min: 1, max: 16, default: 1 };

/** What is wrong with how many containers there are to be. */
export function replicasProblems(options: {
  replicas: number;
  publish?: number | undefined;
  alias?: string | undefined;
}): Problem[] {
  const { replicas: got, publish, alias } = options;
  const problems = integerProblems("replicas", got, REPLICAS);
  if (problems.length > 0 || got === 1) return problems;
  const only = (expected: string, remedy: string) => ({ path: "replicas", expected, got, remedy });
  return [
    ...(publish === undefined
      ? []
      : [only("1 with publish, a port that one container has", PROXY)]),
    ...(alias === undefined ? [] : [only("1 with alias, a name that one container has", NO_ALIAS)]),
  ];
}

const PROXY = "Put an NginxProxy before them and publish that.";
const NO_ALIAS = "Leave alias out: each then has a name of its own.";
