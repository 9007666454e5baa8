import { integerProblems } from "../../problems";
import { EVERY_TUNING } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";

/** How many connections there may be. */
export interface ConnectionsOptions {
  /**
   * How many users are connected at once, 1 to 100000: nginx gets connections for twice as many, and as
   * many may wait until it takes them, at most 4096.
   * @default 1000
   */
  users?: number | undefined;
}

/**
 * How many connections may wait until nginx takes them: what it has where nothing is said, and the most that
 * a container's kernel allows (net.core.somaxconn).
 */
export const BACKLOG = { default: 511, max: 4096 };

/** What `users` may be. */
export const USERS = { min: 1, max: 100_000, default: 1000 };

/** Each user has a connection; each connection is an open file, and there are log and body files besides. */
export const connections: Feature<ConnectionsOptions> = {
  options: {
    users: {
      what: "how many users are connected at once: nginx gets connections for twice as many, and as many may wait to be taken",
      values: `${USERS.min} to ${USERS.max}`,
      default: String(USERS.default),
    },
  },
  tunings: EVERY_TUNING,
  problems: ({ users = USERS.default }) => integerProblems("users", users, USERS),
  adds: (options) => ({
    main: because(
      "users",
      "Each connection is an open file, and there are those of logs and bodies.",
      directive("worker_rlimit_nofile", String(2 * workerConnections(options))),
    ),
    events: because(
      "users",
      "A user takes two: one of its own, and one to the service.",
      directive("worker_connections", String(workerConnections(options))),
    ),
  }),
  explain: ({ users = USERS.default }) =>
    `Has room for ${users} users at once: two connections each, for each worker; what is not used costs some 0.4 kB.`,
};

/** A user takes two: one of its own, and one to the upstream; the rest is for health checks and reloads. */
export function workerConnections({ users = USERS.default }: ConnectionsOptions): number {
  return 2 * users + 512;
}

/** All users may come at once, before nginx has taken one of them. */
export function backlogOf({ users = USERS.default }: ConnectionsOptions): number {
  return Math.min(BACKLOG.max, Math.max(BACKLOG.default, users));
}
