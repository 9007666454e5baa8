import type { Point } from "./course";
import type { RunEnvironment } from "./environment";
import type { FailureRow } from "./failures";
import type { Percentile } from "./percentiles";
import type { MeasuredOutputs } from "./report";
import type { Timeline } from "./timeline";
import { type Verdict, verdictOf } from "./verdict";

/** The version of docs/load-report.schema.json, which grows with what breaks a reader. */
const SCHEMA_VERSION = 1;

/** What a run's own files say, besides its outputs. */
export interface RunDetails {
  /** How the load went on. */
  course: Point[];
  /** How response times did. */
  timeline: Timeline;
  percentiles: Percentile[];
  failures: FailureRow[];
  environment: RunEnvironment;
}

/** All of a run for another program, as docs/load-report.schema.json describes it. */
export interface LoadDocument extends MeasuredOutputs, RunDetails {
  schemaVersion: number;
  stack: string;
  verdict: Verdict;
}

/** All of a run for another program. */
export function loadDocument(
  stack: string,
  outputs: MeasuredOutputs,
  details: RunDetails,
): LoadDocument {
  return {
    ...{ schemaVersion: SCHEMA_VERSION, stack, verdict: verdictOf(outputs) },
    ...outputs,
    ...details,
  };
}
