import type { RunEnvironment } from "./environment";
import type { LoadStats } from "./stats";

/** What is kept of a run beside Locust's own files, in run.json. */
export interface RunRecord {
  stats: LoadStats;
  environment: RunEnvironment;
}
