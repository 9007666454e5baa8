import { isRecord, type Problem } from "../problems";
import { METRICS } from "./stats";
import { Enforce, LoadMetric } from "./thresholds";

const NAMES: readonly unknown[] = Object.values(LoadMetric);
const FIELDS = ["metric", "max", "min", "maxChange", "endpoint"];

/** All that is wrong with thresholds, whatever they are. */
export function thresholdsProblems(path: string, got: unknown): Problem[] {
  if (!Array.isArray(got)) return [{ path, expected: "a list of thresholds", got }];
  return Array.from(got, (one: unknown, index) => oneProblems(`${path}[${index}]`, one)).flat();
}

/** The problem with what says whether they fail a deployment, if there is one. */
export function enforceProblems(path: string, got: unknown): Problem[] {
  const words: readonly unknown[] = Object.values(Enforce);
  return words.includes(got) ? [] : [{ path, expected: `one of ${words.join(", ")}`, got }];
}

function oneProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return [{ path, expected: "a metric, and max, min or maxChange", got }];
  const { metric, max, min, maxChange, endpoint } = got;
  return [
    ...(NAMES.includes(metric)
      ? []
      : [{ path: `${path}.metric`, expected: `one of ${NAMES.join(", ")}`, got: metric }]),
    ...limitProblems(`${path}.max`, max, metric),
    ...limitProblems(`${path}.min`, min, metric),
    ...changeProblems(path, got),
    ...(max === undefined && min === undefined && maxChange === undefined
      ? [{ path: `${path}.max`, expected: "a number, here or as min", got: max }]
      : []),
    ...(typeof max === "number" && typeof min === "number" && min > max
      ? [{ path: `${path}.min`, expected: `no more than max, which is ${max}`, got: min }]
      : []),
    ...(endpoint === undefined || (typeof endpoint === "string" && endpoint !== "")
      ? []
      : [
          {
            path: `${path}.endpoint`,
            expected: "an endpoint, such as GET /api/items",
            got: endpoint,
          },
        ]),
    ...Object.keys(got)
      .filter((name) => !FIELDS.includes(name))
      .map((name) => ({
        path: `${path}.${name}`,
        expected: `one of ${FIELDS.join(", ")}`,
        got: name,
      })),
  ];
}

/** Of the runs before, the numbers of all requests are known. */
function changeProblems(path: string, got: Record<string, unknown>): Problem[] {
  const { maxChange } = got;
  if (maxChange === undefined) return [];
  const beside = ["max", "min", "endpoint"].filter((name) => got[name] !== undefined);
  return [
    ...(typeof maxChange === "number" && maxChange >= 0 && maxChange <= 100
      ? []
      : [
          {
            path: `${path}.maxChange`,
            expected: "a part, such as 0.1 for a tenth",
            got: maxChange,
          },
        ]),
    ...beside.map((name) => ({
      path: `${path}.${name}`,
      expected: "none beside maxChange, which is a threshold of its own about all requests",
      got: got[name],
    })),
  ];
}

function limitProblems(path: string, got: unknown, metric: unknown): Problem[] {
  if (got === undefined) return [];
  const isRatio = METRICS[metric as LoadMetric]?.unit === "ratio";
  const most = isRatio ? 1 : Number.MAX_SAFE_INTEGER;
  if (typeof got === "number" && got >= 0 && got <= most) return [];
  return [{ path, expected: isRatio ? "a ratio from 0 to 1" : "a number from 0 on", got }];
}
