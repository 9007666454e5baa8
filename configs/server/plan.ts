import type { ContainerSpec } from "../container/spec";
import type { ReleasePlan } from "./release";

/** How a server of an app runs, all decided. */
export interface ServerPlan {
  spec: ContainerSpec;
  /** The port that it listens on, in its container. */
  port: number;
  /** How many containers of it there are. */
  replicas: number;
  /** How long it may take until it answers. */
  readyTimeoutSeconds: number;
  /** What is run before it. */
  release: ReleasePlan | undefined;
}
