import { withFrontend } from "../../frontend/served-frontend";
import { httpHealthCheck } from "../http-health";
import type { ServerPlan } from "../plan";
import { type ServerOptions, serverProblems, withServerDefaults } from "../options";
import { releasePlan } from "../release";
import { rejectProblems } from "../../problems";
import { START_TIMEOUT } from "../time-outs";

/**
 * How Flask's development server runs.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function flaskDevServerPlan(name: string, options: ServerOptions): ServerPlan {
  const server = withServerDefaults(options);
  rejectProblems(`FlaskDevServer "${name}"`, serverProblems(server));
  const { app, port, memoryMb, cpus, user, env, data } = withFrontend(server);
  const { hostAccess, networks } = server;
  const spec = {
    command: flaskArgv(port),
    // As an argument it is known to Flask from 2.2 only.
    env: { ...env, FLASK_APP: app },
    ...{ user, data, hostAccess, networks, memoryMb, ...(cpus !== undefined && { cpus }) },
    tmpfs: {},
    // An upload lies there while the app reads it.
    scratch: ["/tmp"],
    health: httpHealthCheck(server),
    openFiles: 16_384,
    // As PID 1 it ignores SIGTERM.
    stop: { signal: "SIGINT" as const, graceSeconds: 5 },
    init: false,
  };
  const { startTimeoutSeconds = START_TIMEOUT.default } = server;
  const release = releasePlan(server, spec, server.secretEnv);
  return {
    spec,
    port,
    replicas: 1,
    processes: 1,
    explain: [],
    readyTimeoutSeconds: startTimeoutSeconds,
    release,
  };
}

/** Reloader and debugger off: what is measured is how it serves. */
function flaskArgv(port: number): string[] {
  const address = ["--host", "0.0.0.0", "--port", String(port)];
  return ["/opt/venv/bin/flask", "run", ...address, "--no-reload", "--no-debugger"];
}
