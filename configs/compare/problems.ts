import { objectiveProblems } from "../load/objective";
import {
  booleanProblems,
  integerProblems,
  listProblems,
  optionalProblems,
  choiceProblems,
  type Problem,
  recordProblems,
  isRecord,
} from "../problems";
import { SameAnswer } from "./same-answer";

/** What bounds a comparison. */
export const COMPARE = {
  rounds: { min: 2, max: 100, default: 10 },
  connections: { min: 1, max: 1024, default: 32 },
  timeBudgetSeconds: { min: 60, max: 86_400 },
  seed: { min: 0, max: 4_294_967_295, default: 1 },
  candidateCpus: { min: 1, max: 256, default: 1 },
};

/** What of an app a comparison cannot serve yet, and why. */
const NOT_YET: Record<string, string> = {
  data: "the candidates would write to the same directories",
  release: "a migration would run once for each candidate",
  hostAccess: "the candidates run on a network of their own",
};

/** All that is wrong with what is compared, whatever it is. */
export function comparisonProblems(given: Record<string, unknown>): Problem[] {
  const { candidates, reference, rounds, connections, seed, candidateCpus, sameAnswer } = given;
  const names = Array.isArray(candidates)
    ? candidates.filter(isRecord).map(({ name }) => name)
    : [];
  return [
    ...listProblems("candidates", candidates, {
      expected: "ways to serve the app",
      each: (path, got) => recordProblems(path, got, "a way to serve the app"),
    }),
    ...candidatesProblems(names, reference),
    ...optionalProblems("rounds", rounds, (path, got) =>
      integerProblems(path, got, COMPARE.rounds),
    ),
    ...optionalProblems("timeBudgetSeconds", given.timeBudgetSeconds, (path, got) =>
      integerProblems(path, got, COMPARE.timeBudgetSeconds),
    ),
    ...optionalProblems("connections", connections, (path, got) =>
      integerProblems(path, got, COMPARE.connections),
    ),
    ...optionalProblems("candidateCpus", candidateCpus, (path, got) =>
      integerProblems(path, got, COMPARE.candidateCpus),
    ),
    ...optionalProblems("seed", seed, (path, got) => integerProblems(path, got, COMPARE.seed)),
    ...optionalProblems("sameAnswer", sameAnswer, (path, got) =>
      choiceProblems(path, got, Object.values(SameAnswer)),
    ),
    ...optionalProblems("quick", given.quick, booleanProblems),
    ...optionalProblems("ablation", given.ablation, booleanProblems),
    ...optionalProblems("objective", given.objective, objectiveProblems),
    ...askedProblems(given),
    ...notYetProblems(given),
  ];
}

function candidatesProblems(names: readonly unknown[], reference: unknown): Problem[] {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...(names.length >= 2
      ? []
      : [{ path: "candidates", expected: "two or more ways to serve the app", got: names.length }]),
    ...twice.map((name) => ({ path: "candidates", expected: "each once", got: name })),
    ...(reference === undefined || names.includes(reference)
      ? []
      : [{ path: "reference", expected: `one of ${names.join(", ")}`, got: reference }]),
  ];
}

function askedProblems({ paths = [], requests = [] }: Record<string, unknown>): Problem[] {
  const isAsked = [paths, requests].some((one) => Array.isArray(one) && one.length > 0);
  if (isAsked) return [];
  const remedy = "Say it by paths, such as / /api/items, or by requests.";
  return [
    { path: "paths", expected: "what is asked for, as paths or requests", got: undefined, remedy },
  ];
}

function notYetProblems(given: Record<string, unknown>): Problem[] {
  return Object.entries(NOT_YET).flatMap(([path, why]) => {
    const got = given[path];
    const isEmpty = got === undefined || got === false || (Array.isArray(got) && got.length === 0);
    return isEmpty ? [] : [{ path, expected: `nothing with a comparison, as ${why}`, got }];
  });
}
