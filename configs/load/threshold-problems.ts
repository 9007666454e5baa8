import { isRecord, type Problem } from "../problems";
import { METRICS } from "./stats";
import { Enforce, LoadMetric } from "./thresholds";

const NAMES: readonly unknown[] = Object.values(LoadMetric);
const FIELDS = ["metric", "max", "min", "endpoint"];

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
  if (!isRecord(got)) return [{ path, expected: "a metric, and max or min", got }];
  const { metric, max, min, endpoint } = got;
  return [
    ...(NAMES.includes(metric)
      ? []
      : [{ path: `${path}.metric`, expected: `one of ${NAMES.join(", ")}`, got: metric }]),
    ...limitProblems(`${path}.max`, max, metric),
    ...limitProblems(`${path}.min`, min, metric),
    ...(max === undefined && min === undefined
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

function limitProblems(path: string, got: unknown, metric: unknown): Problem[] {
  if (got === undefined) return [];
  const isRatio = METRICS[metric as LoadMetric]?.unit === "ratio";
  const most = isRatio ? 1 : Number.MAX_SAFE_INTEGER;
  if (typeof got === "number" && got >= 0 && got <= most) return [];
  return [{ path, expected: isRatio ? "a ratio from 0 to 1" : "a number from 0 on", got }];
}
