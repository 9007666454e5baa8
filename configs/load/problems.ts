import { imageReferenceProblems } from "../container/image-reference";
import { userProblems } from "../container/user";
import {
  choiceProblems,
  integerProblems,
  listProblems,
  patternProblems,
  type Problem,
} from "../problems";
import { LOAD } from "./bounds";
import { durationProblems } from "../duration";

/** All that is wrong with what a load test is told, whatever it is. */
export function loadProblems(options: Record<string, unknown>): Problem[] {
  const { kind, image, user, locustfile, paths, users, spawnRate, runTime, settleTime } = options;
  return [
    ...ifGiven(kind, (got) => choiceProblems("kind", got, ["steady", "ramp"])),
    ...imageReferenceProblems("image", image),
    ...userProblems("user", user),
    ...requestsProblems(locustfile, paths),
    ...ifGiven(users, (got) => integerProblems("users", got, LOAD.users)),
    ...ifGiven(spawnRate, (got) => integerProblems("spawnRate", got, LOAD.spawnRate)),
    ...ifGiven(runTime, (got) => durationProblems("runTime", got, LOAD.runTime)),
    ...ifGiven(settleTime, (got) => settleTimeProblems(got, kind)),
    ...ifGiven(options.resultsDir, resultsProblems),
    ...ifGiven(options.runId, (got) =>
      patternProblems("runId", got, { pattern: /^/, expected: "a text" }),
    ),
  ];
}

/** What is left out has a default. */
function ifGiven(got: unknown, problems: (got: unknown) => Problem[]): Problem[] {
  return got === undefined ? [] : problems(got);
}

/** What is asked for stands in one place. */
function requestsProblems(locustfile: unknown, paths: unknown = []): Problem[] {
  const problems = [
    ...ifGiven(locustfile, locustfileProblems),
    ...listProblems("paths", paths, { expected: "paths to ask for", each: pathProblems }),
  ];
  if (problems.length > 0) return problems;
  if ((locustfile === undefined) !== ((paths as unknown[]).length === 0)) return [];
  const expected = "a locustfile, or paths to ask for, and not both";
  return [{ path: "locustfile", expected, got: locustfile }];
}

function locustfileProblems(got: unknown): Problem[] {
  return patternProblems("locustfile", got, { pattern: /^[^\0]+$/, expected: "a file's path" });
}

function pathProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^\/[!-~]*$/,
    expected: "a path that starts with /, without spaces",
  });
}

function settleTimeProblems(got: unknown, kind: unknown): Problem[] {
  if (kind !== "ramp") return durationProblems("settleTime", got, LOAD.settleTime);
  const expected = "nothing with kind ramp, which is measured from its first user on";
  return [{ path: "settleTime", expected, got }];
}

/** Absolute, it would make a moved project run its load test again; above, it would leave the project. */
function resultsProblems(got: unknown): Problem[] {
  return patternProblems("resultsDir", got, {
    pattern: /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\p{C}\\]+$/u,
    expected: "a directory below the one where Pulumi runs",
  });
}
