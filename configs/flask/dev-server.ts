import { httpHealthCheck } from "../container/http-health";
import { serverProblems } from "../container/server-problems";
import { type ContainerSpec, tmpfsFor } from "../container/spec";
import { rejectProblems } from "../problems";

export interface FlaskDevServerOptions {
  app?: string | undefined;
  port?: number | undefined;
  healthPath?: string | undefined;
  memoryMb?: number | undefined;
  publish?: number | undefined;
  /** `uid:gid`. */
  user: string;
}

/**
 * How Flask's development server runs.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function flaskDevServerPlan(name: string, options: FlaskDevServerOptions) {
  const { app = "app:app", port = 5901, healthPath = "/", memoryMb = 512, publish, user } = options;
  rejectProblems(
    `FlaskDevServer "${name}"`,
    serverProblems({ app, port, healthPath, memoryMb, publish }),
  );
  const spec: ContainerSpec = {
    command: flaskArgv(app, port),
    user,
    env: {},
    tmpfs: { "/tmp": tmpfsFor(user) },
    health: httpHealthCheck(port, healthPath),
    memoryMb,
    openFiles: 16_384,
    // As PID 1 it ignores SIGTERM.
    stop: { signal: "SIGINT", graceSeconds: 5 },
    init: false,
  };
  return { spec, port, readyTimeoutSeconds: 30 };
}

/** Reloader and debugger off: what is measured is how it serves. */
function flaskArgv(app: string, port: number): string[] {
  const address = ["--host", "0.0.0.0", "--port", String(port)];
  return ["/opt/venv/bin/flask", "--app", app, "run", ...address, "--no-reload", "--no-debugger"];
}
