/** Gunicorn's settings, by its own names. */
export interface GunicornSettings {
  app: string;
  port: number;
  workers: number;
  threads: number;
  workerClass: "sync" | "gthread";
  timeoutSeconds: number;
  gracefulTimeoutSeconds: number;
  keepAliveSeconds: number;
  accessLog: boolean;
  forwardedAllowIps: string;
}

/** Gunicorn's argument vector. */
export function gunicornArgv(settings: GunicornSettings): string[] {
  const { app, port, workers, threads, workerClass } = settings;
  return [
    "/opt/venv/bin/gunicorn",
    `--bind=0.0.0.0:${port}`,
    `--workers=${workers}`,
    `--worker-class=${workerClass}`,
    ...(workerClass === "gthread" ? [`--threads=${threads}`] : []),
    `--timeout=${settings.timeoutSeconds}`,
    `--graceful-timeout=${settings.gracefulTimeoutSeconds}`,
    // The sync worker closes each connection, whatever it is told.
    ...(workerClass === "gthread" ? [`--keep-alive=${settings.keepAliveSeconds}`] : []),
    `--forwarded-allow-ips=${settings.forwardedAllowIps}`,
    // The heartbeat must not wait for a disk, and the root file system is read-only.
    "--worker-tmp-dir=/dev/shm",
    // It would write a socket to a home directory that is read-only.
    "--no-control-socket",
    ...(settings.accessLog ? ["--access-logfile=-"] : []),
    appArgument(app),
  ];
}

/** What is in a module alone, Flask finds out: an app of any name, or a factory. */
function appArgument(app: string): string {
  return app.includes(":") ? app : `flask.cli:locate_app("${app}", None)`;
}
