/** How a Gunicorn worker takes its requests. */
export const WorkerClass = {
  /** One request at a time; it closes each connection after its answer. */
  Sync: "sync",
  /** A pool of threads a worker; it keeps connections open. */
  Gthread: "gthread",
} as const;
export type WorkerClass = (typeof WorkerClass)[keyof typeof WorkerClass];
