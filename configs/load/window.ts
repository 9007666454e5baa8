import { type Finding, finding } from "./findings";
import type { ResponseStats } from "./stats";

/** What the measuring side says of a measurement, besides Locust's own CSV. */
export interface LoadWindow {
  /** Requests that were still without an answer at its end: Locust counts none of them. */
  inFlight: number;
  /** What Locust used of one CPU, from 0 to 1. */
  generatorCpu: number;
}

/** Locust warns at 90 % of a CPU, too seldom for a short run; k6's guide stays below 80 %. */
const BUSY_CPU = 0.8;
/** The slowest requests are the ones in flight: without more than these an average is too fast. */
const MANY_IN_FLIGHT = 0.05;
/** With fewer than these, one more or less is chance. */
const FEW_IN_FLIGHT = 5;

/** What about a measurement, told by its window.json, calls for care. */
export function windowFindings(json: string | undefined, stats: ResponseStats): Finding[] {
  const window = readWindow(json);
  if (!window) {
    const sentence =
      "Locust's window.json cannot be read: how busy Locust was, and what it had no answer to, is not known.";
    return [finding("window-unknown", sentence)];
  }
  return [...busyFindings(window), ...inFlightFindings(window, stats)];
}

function readWindow(json: string | undefined): LoadWindow | undefined {
  try {
    const { inFlight, generatorCpu } = JSON.parse(json ?? "") as Record<string, unknown>;
    if (typeof inFlight !== "number" || typeof generatorCpu !== "number") return undefined;
    return { inFlight, generatorCpu };
  } catch {
    return undefined;
  }
}

function busyFindings({ generatorCpu }: LoadWindow): Finding[] {
  if (generatorCpu <= BUSY_CPU) return [];
  const sentence = `Locust used ${Math.round(generatorCpu * 100)} % of its CPU: a part of the response times is its own.`;
  return [finding("generator-busy", sentence)];
}

function inFlightFindings({ inFlight }: LoadWindow, { requestCount = 0 }: ResponseStats) {
  if (inFlight <= Math.max(FEW_IN_FLIGHT, MANY_IN_FLIGHT * requestCount)) return [];
  const sentence = `${inFlight} requests had no answer when the time was over, and are not counted: the real response times are longer.`;
  return [finding("requests-in-flight", sentence)];
}
