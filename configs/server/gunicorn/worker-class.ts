/** How a Gunicorn worker takes its requests. */
export const WorkerClass = {
  /** One request at a time; it closes each connection after its answer. */
  Sync: "sync",
  /** A pool of threads a worker; it keeps connections open. */
  Gthread: "gthread",
  /**
   * Greenlets, up to 1000 a worker, for an app whose requests mostly wait: long polls, streams, WebSockets.
   * gevent has to be among the app's packages, and whatever blocks without it blocks the worker.
   */
  Gevent: "gevent",
} as const;
export type WorkerClass = (typeof WorkerClass)[keyof typeof WorkerClass];
