import type { LoadStats } from "./stats";

/** What the measuring side says of a measurement, besides Locust's own CSV. */
export interface LoadWindow {
  /** How long was measured. */
  seconds: number;
  /** Users that were there at its end. */
  users: number;
  /** Requests that were logged before it began. */
  requestsBefore: number;
  /** Requests that were still without an answer at its end: Locust counts none of them. */
  inFlight: number;
  /** What Locust used of one CPU, from 0 to 1. */
  generatorCpu: number;
  locust: string;
  python: string;
}

/** Locust warns at 90 % of a CPU, too seldom for a short run; k6's guide stays below 80 %. */
const BUSY_CPU = 0.8;
/** The slowest requests are the ones in flight: without more than these an average is too fast. */
const MANY_IN_FLIGHT = 0.05;
/** With fewer than these, one more or less is chance. */
const FEW_IN_FLIGHT = 5;

/** What about a measurement calls for care. */
export function windowWarnings(kind: "steady" | "ramp", window: LoadWindow, stats: LoadStats) {
  const { generatorCpu, inFlight } = window;
  const warnings: string[] = [];
  if (generatorCpu > BUSY_CPU) {
    warnings.push(
      `Locust used ${Math.round(generatorCpu * 100)} % of its CPU: a part of the response times is its own.`,
    );
  }
  if (inFlight > Math.max(FEW_IN_FLIGHT, MANY_IN_FLIGHT * stats.requestCount)) {
    warnings.push(
      `${inFlight} requests had no answer when the time was over, and are not counted: the real response times are longer.`,
    );
  }
  if (kind === "ramp") {
    warnings.push("The ramp is a part of what was measured, as in the study: this ranks nothing.");
  }
  return warnings;
}
