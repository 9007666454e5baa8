import { withFrontend } from "../../frontend/served-frontend";
import { releasePlan } from "../release";
import { assertNoProblems } from "../../problems";
import { appSpec } from "../app-spec";
import type { ServerPlan } from "../plan";
import { type ServerOptions, serverProblems, withServerDefaults } from "../options";
import { sqliteProblems } from "../sqlite";
import { START_TIMEOUT } from "../time-outs";
import { autoWorkers, type AutoWorkersOptions, autoWorkersProblems } from "./auto-workers";
import { replicasProblems } from "../replicas";
import { gunicornArgv, type GunicornSettings, settingsProblems, settled } from "./settings";

/** What a GunicornService is told; the rest has defaults. */
export interface GunicornOptions extends ServerOptions, GunicornSettings, AutoWorkersOptions {
  replicas?: number | undefined;
  /** The SQLite databases in data, by the variable or the file that tells. */
  sqlite?: readonly string[] | undefined;
}

/**
 * How Gunicorn runs.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function gunicornPlan(name: string, options: GunicornOptions): ServerPlan {
  const server = withServerDefaults(options);
  const auto = options.autoWorkers === true ? autoWorkers({ ...options, ...server }) : undefined;
  const given = auto ? { ...options, workers: auto.workers } : options;
  const settings = settled(given);
  const { replicas = 1 } = options;
  assertNoProblems(`GunicornService "${name}"`, [
    ...serverProblems(server),
    ...replicasProblems({ ...options, replicas }),
    ...sqliteProblems(replicas, options.sqlite ?? []),
    ...autoWorkersProblems(options),
    ...settingsProblems(settings),
  ]);
  const served = withFrontend(server);
  const { port } = served;
  const spec = appSpec(served, {
    command: gunicornArgv(given, served),
    // Docker's own 10 s would cut what Gunicorn's graceful time-out still lets finish.
    stop: { signal: "SIGTERM", graceSeconds: settings.gracefulTimeoutSeconds },
  });
  // A worker may be as long as its time-out about one thing.
  const { startTimeoutSeconds = Math.max(START_TIMEOUT.default, settings.timeoutSeconds + 30) } =
    server;
  const release = releasePlan(server, spec, server.secretEnv);
  return {
    spec,
    port,
    replicas,
    processes: settings.workers,
    explain: auto ? [auto.explain] : [],
    readyTimeoutSeconds: startTimeoutSeconds,
    release,
  };
}
