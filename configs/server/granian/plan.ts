import { withFrontend } from "../../frontend/served-frontend";
import { assertNoProblems } from "../../problems";
import { appSpec } from "../app-spec";
import { type ServerOptions, serverProblems, withServerDefaults } from "../options";
import type { ServerPlan } from "../plan";
import { releasePlan } from "../release";
import { replicasProblems } from "../replicas";
import { sqliteProblems } from "../sqlite";
import { START_TIMEOUT } from "../time-outs";
import { granianArgv, granianProblems, type GranianSettings, granianSettled } from "./settings";

/** What a GranianService is told; the rest has defaults. */
export interface GranianOptions extends ServerOptions, GranianSettings {
  replicas?: number | undefined;
  /** The SQLite databases in data, by the variable or the file that tells. */
  sqlite?: readonly string[] | undefined;
}

/**
 * How Granian runs.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function granianPlan(name: string, options: GranianOptions): ServerPlan {
  const server = withServerDefaults(options);
  const { replicas = 1, sqlite = [] } = options;
  assertNoProblems(`GranianService "${name}"`, [
    ...serverProblems(server),
    ...replicasProblems({ ...options, replicas }),
    ...sqliteProblems(replicas, sqlite),
    ...granianProblems(options),
  ]);
  const served = withFrontend(server);
  const { workers, gracefulTimeoutSeconds } = granianSettled(options);
  const spec = appSpec(served, {
    command: granianArgv(options, served),
    stop: { signal: "SIGTERM", graceSeconds: gracefulTimeoutSeconds },
  });
  return {
    spec,
    port: served.port,
    replicas,
    processes: workers,
    explain: [],
    readyTimeoutSeconds: server.startTimeoutSeconds ?? START_TIMEOUT.default,
    release: releasePlan(server, spec, server.secretEnv),
  };
}
