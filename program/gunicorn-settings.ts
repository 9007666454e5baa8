import type { ConfigValues } from "./config-values";
import type { Topology } from "./topology";
import { type Tuning, tuningValues } from "./tuning";

/** What Gunicorn is told besides. */
export interface GunicornSettings {
  replicas: number | undefined;
  workers: number;
  threads: number;
  workerClass: "sync" | "gthread";
  accessLog: boolean;
  forwardedAllowIps: string | undefined;
}

/** What the config says of Gunicorn. */
export function gunicornSettings(
  config: ConfigValues,
  tuning: Tuning,
  topology: Topology,
): GunicornSettings {
  const start = tuningValues(tuning);
  const { workers = start.workers, workerClass = start.workerClass } = config;
  const { threads = workerClass === "sync" ? 1 : start.threads } = config;
  const { accessLog = start.accessLog, replicas } = config;
  // Nothing but the proxy and the load reaches it there: nothing of it is published.
  const trusting = topology === "gunicorn-nginx" && tuning === "production";
  return {
    replicas,
    workers,
    threads,
    workerClass,
    accessLog,
    forwardedAllowIps: trusting ? "*" : undefined,
  };
}
