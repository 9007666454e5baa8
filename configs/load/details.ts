import { courseOver } from "./course";
import type { RunDetails } from "./document";
import type { RunEnvironment } from "./environment";
import { failureRows } from "./failures";
import { timesOfAll } from "./histogram";
import { percentiles } from "./percentiles";
import { readSeconds } from "./seconds";
import { readTimeline } from "./timeline";
import { readWindow } from "./window";

type DetailFile = "window" | "seconds" | "histogram" | "times" | "failures";

/** What a run's files say besides its numbers: one that is missing or cut costs only what it tells. */
export function runDetails(
  files: Partial<Record<DetailFile, string | undefined>>,
  environment: RunEnvironment,
): RunDetails {
  const samples = readWindow(files.window)?.samples ?? readSeconds(files.seconds);
  return {
    course: courseOver(samples),
    timeline: readTimeline(files.times, samples),
    percentiles: percentiles(timesOfAll(files.histogram)),
    failures: failureRows(files.failures),
    environment,
  };
}
