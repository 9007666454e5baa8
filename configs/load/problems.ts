import official from "../images.json";
import { imageReferenceProblems } from "../container/image-reference";
import { envProblems } from "../container/environment";
import { cpusProblems } from "../container/cpus";
import { requestPathProblems } from "../container/request-path";
import { userProblems } from "../container/user";
import {
  booleanProblems,
  choiceProblems,
  integerProblems,
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
  textProblems,
} from "../problems";
import { LOAD } from "./bounds";
import { objectiveProblems } from "./objective";
import { loadRequestProblems } from "./requests";
import { enforceProblems, thresholdsProblems } from "./threshold-problems";
import { durationProblems } from "../duration";
import { LOAD_KINDS, LoadKind } from "./kind";

/** All that is wrong with what a load test is told, whatever it is. */
export function loadProblems(options: Record<string, unknown>): Problem[] {
  const { kind, image, user, users, spawnRate, runTime, settleTime } = options;
  return [
    ...optionalProblems("kind", kind, (path, got) => choiceProblems(path, got, LOAD_KINDS)),
    ...optionalProblems("tls", options.tls, booleanProblems),
    ...imageReferenceProblems("image", image, official.locust),
    ...userProblems("user", user),
    ...requestsProblems(options),
    ...optionalProblems("requirements", options.requirements, locustfileProblems),
    ...["tags", "excludeTags", "userClasses"].flatMap((path) => namesProblems(path, options)),
    ...optionalProblems("env", options.env, envProblems),
    ...optionalProblems("users", users, (path, got) => integerProblems(path, got, LOAD.users)),
    ...optionalProblems("spawnRate", spawnRate, (path, got) =>
      integerProblems(path, got, LOAD.spawnRate),
    ),
    ...optionalProblems("workers", options.workers, (path, got) =>
      integerProblems(path, got, LOAD.workers),
    ),
    ...optionalProblems("runTime", runTime, (path, got) =>
      durationProblems(path, got, LOAD.runTime),
    ),
    ...optionalProblems("settleTime", settleTime, (path, got) =>
      settleTimeProblems(path, got, kind),
    ),
    ...kindProblems(options, "steps", [LoadKind.Steps, LoadKind.Capacity], (path, got) =>
      integerProblems(path, got, LOAD.steps),
    ),
    ...kindProblems(options, "arrivalsPerSecond", [LoadKind.Open], (path, got) =>
      integerProblems(path, got, LOAD.arrivalsPerSecond),
    ),
    ...kindProblems(options, "objective", [LoadKind.Capacity], objectiveProblems),
    ...arrivalsProblems(kind, options.arrivalsPerSecond),
    ...optionalProblems("thresholds", options.thresholds, thresholdsProblems),
    ...optionalProblems("enforce", options.enforce, enforceProblems),
    ...optionalProblems("memoryMb", options.memoryMb, (path, got) =>
      integerProblems(path, got, LOAD.memoryMb),
    ),
    ...optionalProblems("cpus", options.cpus, cpusProblems),
    ...optionalProblems("resultsDir", options.resultsDir, resultsProblems),
    ...optionalProblems("runId", options.runId, textProblems),
  ];
}

/** What is asked for stands in one place. */
function requestsProblems({
  locustfile,
  paths = [],
  requests = [],
}: Record<string, unknown>): Problem[] {
  const problems = [
    ...optionalProblems("locustfile", locustfile, locustfileProblems),
    ...listProblems("paths", paths, { expected: "paths to ask for", each: requestPathProblems }),
    ...listProblems("requests", requests, { expected: "requests", each: loadRequestProblems }),
  ];
  if (problems.length > 0) return problems;
  const asked = [...(paths as unknown[]), ...(requests as unknown[])];
  if ((locustfile === undefined) !== (asked.length === 0)) return [];
  const expected = "a locustfile, or paths or requests to ask for, and not both";
  return [{ path: "locustfile", expected, got: locustfile }];
}

/** Words of Locust's own command line: one that begins with a dash would be an option of it. */
function namesProblems(path: string, options: Record<string, unknown>): Problem[] {
  const got = options[path];
  if (got === undefined) return [];
  if (Array.isArray(got) && got.length > 0 && options.locustfile === undefined) {
    return [{ path, expected: "nothing, as there is no locustfile whose they could be", got }];
  }
  const each = (path: string, got: unknown) =>
    patternProblems(path, got, {
      pattern: /^[^\s\0-][^\s\0]*$/,
      expected: "a name without spaces",
    });
  return listProblems(path, got, { expected: "names", each });
}

function locustfileProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, { pattern: /^[^\0]+$/, expected: "a file's path" });
}

/** What some kinds of load alone have. */
function kindProblems(
  options: Record<string, unknown>,
  path: string,
  kinds: readonly LoadKind[],
  check: (path: string, got: unknown) => Problem[],
): Problem[] {
  const got = options[path];
  if (got === undefined) return [];
  if ((kinds as readonly unknown[]).includes(options.kind)) return check(path, got);
  return [{ path, expected: `nothing, as it is for kind ${kinds.join(" or ")} alone`, got }];
}

/** It has no default: it is what is asked. */
function arrivalsProblems(kind: unknown, got: unknown): Problem[] {
  if (kind !== LoadKind.Open || got !== undefined) return [];
  const expected = "how often somebody comes a second, as kind is open";
  return [{ path: "arrivalsPerSecond", expected, got }];
}

function settleTimeProblems(path: string, got: unknown, kind: unknown): Problem[] {
  if (kind !== "ramp") return durationProblems(path, got, LOAD.settleTime);
  const expected = "nothing with kind ramp, which is measured from its first user on";
  return [{ path, expected, got }];
}

/** Absolute, it would make a moved project run its load test again; above, it would leave the project. */
function resultsProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\p{C}\\]+$/u,
    expected: "a directory below the one where Pulumi runs",
  });
}
