import type { Labels } from "../../configs/container/labels";
import type { LoadRun } from "../../configs/load/run";
import type { LoadFiles } from "./load-files";

/** What the load job is told. */
export interface LoadInput extends LoadRun, LoadFiles {
  /** The locustfile, in the directory that is taken with it. */
  script?: string;
  /** The fingerprint of it and of what is taken with it; absent where there is none. */
  test?: string;
  /** The networks on which the service answers. */
  networks: string[];
  labels: Labels;
  stack: string;
  /** Variables that the locustfile sees, and no command line and no file. */
  secretEnv?: Record<string, string>;
}
