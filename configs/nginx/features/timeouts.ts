import { durationProblems, durationWithin, parseDuration } from "../../duration";
import { integerProblems } from "../../problems";
import { because, directive } from "../core/directive";
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
  /**
   * How long a client may be silent within a request's body, such as `30s`, 1 s to an hour: a slower
   * one's connection is closed, with 408 in the log, and the app does not hear of it.
   * @default "60s", nginx's own
   */
  clientBodyTimeout?: string | undefined;
}

/** What `readTimeoutSeconds` may be. */
export const READ_TIMEOUT_SECONDS = { min: 1, max: 86_400, default: 60 };

/** What `clientBodyTimeout` may be, in seconds. */
export const CLIENT_BODY_TIMEOUT = { min: 1, max: 3600, default: "60s" };

/** When nginx gives an upstream or a client up. */
export const timeouts: Feature<TimeoutsOptions> = {
  options: {
    readTimeoutSeconds: {
      what: "how long the service may be silent within an answer, in seconds",
      values: `${READ_TIMEOUT_SECONDS.min} to ${READ_TIMEOUT_SECONDS.max}`,
      default: String(READ_TIMEOUT_SECONDS.default),
    },
    clientBodyTimeout: {
      what: "how long a client may be silent within a request's body",
      values: durationWithin(CLIENT_BODY_TIMEOUT),
      default: CLIENT_BODY_TIMEOUT.default,
    },
  },
  tunings: [Tuning.Production],
  problems: (options) => [
    ...integerProblems("readTimeoutSeconds", readTimeoutSeconds(options), READ_TIMEOUT_SECONDS),
    ...durationProblems("clientBodyTimeout", clientBodyTimeout(options), CLIENT_BODY_TIMEOUT),
  ],
  adds: (options) => ({
    server: because(
      "clientBodyTimeout",
      "The connection of a client that is silent for longer within a body is closed: 408 in the log.",
      directive("client_body_timeout", `${parseDuration(clientBodyTimeout(options))}s`),
    ),
    location: () => [
      ...because(
        undefined,
        "A server that is there takes a connection at once.",
        directive("proxy_connect_timeout", "5s"),
      ),
      ...because(
        "readTimeoutSeconds",
        "A service that is silent for longer is given up: its client is answered with 504.",
        directive("proxy_send_timeout", `${readTimeoutSeconds(options)}s`),
        directive("proxy_read_timeout", `${readTimeoutSeconds(options)}s`),
      ),
    ],
  }),
  explain: (options) =>
    `Waits 5 s for a connection to the upstream, and ${readTimeoutSeconds(options)} s for the next part of an ` +
    `answer: a slower one is answered with 504. Waits ${clientBodyTimeout(options)} for the next part of a request's body.`,
};

/** How long a request may take that is still answered when nginx is to end. */
export function readTimeoutSeconds(options: TimeoutsOptions): number {
  return options.readTimeoutSeconds ?? READ_TIMEOUT_SECONDS.default;
}

function clientBodyTimeout(options: TimeoutsOptions): string {
  return options.clientBodyTimeout ?? CLIENT_BODY_TIMEOUT.default;
}
