import { MODULE_DIRECTORY } from "../../container/modules";
import { withFrontend } from "../../frontend/served-frontend";
import { appSpec } from "../app-spec";
import type { ServerPlan } from "../plan";
import { type ServerOptions, serverProblems, withServerDefaults } from "../options";
import { releasePlan } from "../release";
import { assertNoProblems } from "../../problems";
import { START_TIMEOUT } from "../time-outs";

/**
 * How Flask's development server runs.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function flaskDevServerPlan(name: string, options: ServerOptions): ServerPlan {
  const server = withServerDefaults(options);
  assertNoProblems(`FlaskDevServer "${name}"`, serverProblems(server));
  const served = withFrontend(server);
  const { app, port } = served;
  // As an argument it is known to Flask from 2.2 only.
  const env = { ...served.env, FLASK_APP: app };
  const spec = appSpec(
    { ...served, env },
    // As PID 1 it ignores SIGTERM.
    { command: flaskArgv(port), stop: { signal: "SIGINT", graceSeconds: 5 } },
  );
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
  return [
    ...["/opt/venv/bin/python", `${MODULE_DIRECTORY}/run_flask.py`, "run"],
    ...address,
    "--no-reload",
    "--no-debugger",
  ];
}
