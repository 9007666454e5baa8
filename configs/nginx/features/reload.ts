import { because, directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";
import { has, NGINX_VERSION, type VersionOptions, versionProblems } from "../version";

/** How long a worker that ends leaves a client's idle connection open: a request may be on its way on it. */
export const IDLE_SECONDS = 5;

/** The version that has it. */
const SINCE = "1.27.4";

const LOSES = `nginxVersion: before ${SINCE} nginx closes idle connections in a reload, and may lose a request on each.`;

/** A worker that a reload replaces would close every idle connection at once, under what a client just sent. */
export const reload: Feature<VersionOptions> = {
  options: {
    nginxVersion: {
      what: "the version of nginx that reads the configuration: what it lacks is refused, or told",
      values: NGINX_VERSION.expected,
      default: `that of the image's tag, else ${NGINX_VERSION.default}`,
    },
  },
  tunings: [Tuning.Production],
  problems: versionProblems,
  findings: (options) => (has(SINCE, options) ? [] : [LOSES]),
  adds: (options) => ({
    server: has(SINCE, options)
      ? because(
          "nginxVersion",
          "A worker that a reload replaces does not close a connection under what a client just sent.",
          directive("keepalive_min_timeout", `${IDLE_SECONDS}s`),
        )
      : [],
  }),
  explain: (options) =>
    has(SINCE, options)
      ? `Loses no request in a reload: the workers before it keep clients' idle connections for ${IDLE_SECONDS} s, ` +
        "and their memory as long."
      : LOSES,
};
