import { withFrontend } from "../../frontend/served-frontend";
import { httpHealthCheck } from "../http-health";
import type { ServerPlan } from "../plan";
import { type ServerOptions, serverProblems, withServerDefaults } from "../options";
import { tmpfsFor } from "../../container/spec";
import { sqliteProblems } from "../sqlite";
import {
  choiceProblems,
  integerProblems,
  patternProblems,
  type Problem,
  rejectProblems,
} from "../../problems";
import { replicasProblems } from "./replicas";
import { gunicornArgv, type GunicornSettings } from "./argv";

/** What a GunicornService is told; the rest has defaults. */
export type GunicornOptions = ServerOptions & {
  [K in Exclude<keyof GunicornSettings, "app" | "port">]?: GunicornSettings[K] | undefined;
} & {
  replicas?: number | undefined;
  /** The server's name on its network, where it is to stay. */
  alias?: string | undefined;
  /** The SQLite databases in data, by the variable or the file that tells. */
  sqlite?: readonly string[] | undefined;
};

/**
 * How Gunicorn runs.
 * @throws ProblemsError that lists all that is wrong with the options
 */
export function gunicornPlan(name: string, options: GunicornOptions): ServerPlan {
  const server = withServerDefaults(options);
  const settings = withDefaults(options, server);
  const { replicas = 1 } = options;
  rejectProblems(`GunicornService "${name}"`, [
    ...serverProblems(server),
    ...replicasProblems({ ...options, replicas }),
    ...sqliteProblems(replicas, options.sqlite ?? []),
    ...gunicornProblems(settings),
  ]);
  const { app, port, healthPath, memoryMb, user, env, data } = withFrontend(server);
  const { hostAccess, networks } = server;
  const spec = {
    command: gunicornArgv({ ...settings, app }),
    ...{ user, env, data, hostAccess, networks, memoryMb },
    tmpfs: { "/tmp": tmpfsFor(user) },
    health: httpHealthCheck(port, healthPath),
    openFiles: 16_384,
    // Docker's own 10 s would cut what Gunicorn's graceful time-out still lets finish.
    stop: { signal: "SIGTERM" as const, graceSeconds: settings.gracefulTimeoutSeconds },
    init: false,
  };
  return { spec, port, replicas, readyTimeoutSeconds: settings.timeoutSeconds + 30 };
}

function withDefaults(
  options: GunicornOptions,
  { app, port }: { app: string; port: number },
): GunicornSettings {
  const { workers = 4, workerClass = "gthread", accessLog = true } = options;
  const { threads = workerClass === "sync" ? 1 : 4 } = options;
  const { timeoutSeconds = 30, gracefulTimeoutSeconds = 30, keepAliveSeconds = 75 } = options;
  const { forwardedAllowIps = "127.0.0.1,::1" } = options;
  return {
    ...{ app, port, workers, threads, workerClass, timeoutSeconds, gracefulTimeoutSeconds },
    ...{ keepAliveSeconds, accessLog, forwardedAllowIps },
  };
}

function gunicornProblems(settings: GunicornSettings): Problem[] {
  return [
    ...integerProblems("workers", settings.workers, { min: 1, max: 64 }),
    ...integerProblems("threads", settings.threads, { min: 1, max: 128 }),
    ...choiceProblems("workerClass", settings.workerClass, ["sync", "gthread"]),
    ...threadsProblems(settings),
    ...integerProblems("timeoutSeconds", settings.timeoutSeconds, { min: 1, max: 3600 }),
    ...integerProblems("gracefulTimeoutSeconds", settings.gracefulTimeoutSeconds, {
      min: 1,
      max: 3600,
    }),
    ...integerProblems("keepAliveSeconds", settings.keepAliveSeconds, { min: 1, max: 3600 }),
    ...patternProblems("forwardedAllowIps", settings.forwardedAllowIps, {
      pattern: /^(\*|[0-9A-Fa-f.:/]+(,[0-9A-Fa-f.:/]+)*)$/,
      expected: "addresses or networks with commas between, or *",
    }),
  ];
}

/** Gunicorn itself would switch to gthread without a word. */
function threadsProblems({ threads, workerClass }: GunicornSettings): Problem[] {
  if (workerClass !== "sync" || threads === 1) return [];
  const remedy = "Set workerClass to gthread, or leave threads out.";
  return [
    {
      path: "threads",
      expected: "1 with the sync worker, which has no threads",
      got: threads,
      remedy,
    },
  ];
}
