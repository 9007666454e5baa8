import { type CapacityStep, isCarried } from "./capacity";
import { valueText } from "./value-text";

/** What became of a rate, for who watches a search. */
export function stepInWords(step: CapacityStep): string {
  const { arrivalsPerSecond, requestsPerSecond, p99ResponseMs = null, failureRatio = null } = step;
  const came = isCarried(step) ? "is carried" : `is too much (${step.limitedBy})`;
  const p99 = valueText({ number: p99ResponseMs, unit: "ms" });
  const failed = valueText({ number: failureRatio, unit: "ratio" });
  return `${arrivalsPerSecond} a second ${came}: ${requestsPerSecond.toFixed(1)} answered, 99 of 100 within ${p99}, ${failed} failed`;
}
