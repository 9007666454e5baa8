import { integerProblems } from "../../problems";
import { directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";

/** How long nginx waits. */
export interface TimeoutsOptions {
  /**
   * How long the upstream may be silent within a response, in seconds, 1 to 86400; longer than Gunicorn's
   * own timeout, so that Gunicorn gives up first and says so.
   * @default 60, nginx's own
   */
  readTimeoutSeconds?: number | undefined;
}

/** What `readTimeoutSeconds` may be. */
export const READ_TIMEOUT_SECONDS = { min: 1, max: 86_400, default: 60 };

/** When nginx gives an upstream up. */
export const timeouts: Feature<TimeoutsOptions> = {
  options: ["readTimeoutSeconds"],
  tunings: [Tuning.Production],
  problems: (options) =>
    integerProblems("readTimeoutSeconds", readTimeoutSeconds(options), READ_TIMEOUT_SECONDS),
  adds: (options) => ({
    location: () => [
      directive("proxy_connect_timeout", "5s"),
      directive("proxy_send_timeout", `${readTimeoutSeconds(options)}s`),
      directive("proxy_read_timeout", `${readTimeoutSeconds(options)}s`),
    ],
  }),
  explain: (options) =>
    `Waits 5 s for a connection to the upstream, and ${readTimeoutSeconds(options)} s for the next part of an ` +
    "answer: a slower one is answered with 504.",
};

/** How long a request may take that is still answered when nginx is to end. */
export function readTimeoutSeconds(options: TimeoutsOptions): number {
  return options.readTimeoutSeconds ?? READ_TIMEOUT_SECONDS.default;
}
