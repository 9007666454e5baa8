import { startedCandidates } from "../../configs/compare/ablation/way";
import { servedBy } from "../../configs/compare/candidate";
import { comparisonProblems } from "../../configs/compare/problems";
import { COMPARISON_FIELDS } from "../../configs/compare/settings";
import { fieldsOf, isRecord, onceEach, type Problem } from "../../configs/problems";
import { flaskAppProblems } from "../flask-app-problems";
import type { ComparisonArgs } from "./comparison-args";

const OWN = new Set<string>(COMPARISON_FIELDS);

/** Everything that is wrong with the arguments of a Comparison, by their names. */
export function comparisonArgsProblems(args: ComparisonArgs): Problem[] {
  const given = fieldsOf(args);
  const own = comparisonProblems(given as Record<string, unknown>);
  if (own.some(({ path }) => path.startsWith("candidates"))) return onceEach(own);
  const app = Object.fromEntries(Object.entries(given).filter(([name]) => !OWN.has(name)));
  const ofEach = startedCandidates(args)
    .filter(isRecord)
    .flatMap((candidate) => flaskAppProblems(servedBy(app as never, candidate as never)));
  return onceEach([...own, ...ofEach]);
}
