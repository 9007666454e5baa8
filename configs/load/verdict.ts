import { METRICS, type MetricName } from "./stats";
import type { RunOutputs } from "./report";
import { valueText } from "./value-text";

/** What came of a run. */
export interface Verdict {
  /** In a word: it says what a colour says. */
  word: "met" | "missed" | "inconclusive" | "measured";
  sentence: string;
}

/** The verdict on a run, in one sentence. */
export function verdictOf(outputs: RunOutputs): Verdict {
  const { thresholds, validity } = outputs;
  const missed = thresholds.filter(({ isMet }) => !isMet);
  const isOpen = validity.verdict === "inconclusive";
  const [reason = "nothing was measured."] = validity.reasons;
  if (missed[0]) {
    const but = isOpen ? ` And the measurement itself decides nothing: ${reason}` : "";
    const count = `It misses ${missed.length} of ${counted(thresholds)}`;
    return { word: "missed", sentence: `${count}: ${missed[0].sentence}${but}` };
  }
  if (isOpen) return { word: "inconclusive", sentence: `It decides nothing: ${reason}` };
  const numbers = inNumbers(outputs);
  if (thresholds.length === 0) return { word: "measured", sentence: `${numbers}.` };
  const all = thresholds.length > 1 ? `all of ${counted(thresholds)}` : "its threshold";
  return { word: "met", sentence: `It meets ${all}: ${numbers}.` };
}

function counted({ length }: readonly unknown[]): string {
  return `${length} threshold${length > 1 ? "s" : ""}`;
}

function inNumbers(outputs: RunOutputs): string {
  const text = (name: MetricName) => valueText({ number: outputs[name], unit: METRICS[name].unit });
  const failed = outputs.failureCount === 0 ? "none" : text("failureRatio");
  return (
    `${text("avgResponseMs")} on average, 95 of 100 within ${text("p95ResponseMs")}, ` +
    `at ${text("requestsPerSecond")} requests a second, of which ${failed} failed`
  );
}
