import type { ContainerSpec } from "../container/spec";
import type { ReleasePlan } from "./release";

/** How a server of an app runs, all decided. */
export interface ServerPlan {
  spec: ContainerSpec;
  /** The port that it listens on, in its container. */
  port: number;
  /** How many containers of it there are. */
  replicas: number;
  /** How many processes take requests in each container. */
  processes: number;
  /** What was decided by its limits, a sentence each. */
  explain: string[];
  /** How long it may take until it answers. */
  readyTimeoutSeconds: number;
  /** What is run before it. */
  release: ReleasePlan | undefined;
}
