import { booleanProblems } from "../../problems";
import { directive } from "../core/directive";
import type { Feature } from "../feature";
import { EVERY_TUNING } from "../../tuning";

/** What is written of each request. */
export interface AccessLogOptions {
  /**
   * Whether each request is written to the container's log.
   * @default true
   */
  accessLog?: boolean | undefined;
}

/** The log of requests, which the engine keeps. */
export const accessLog: Feature<AccessLogOptions> = {
  options: ["accessLog"],
  tunings: EVERY_TUNING,
  problems: ({ accessLog = true }) => booleanProblems("accessLog", accessLog),
  adds: ({ accessLog = true }) => ({
    http: [directive("access_log", accessLog ? "/dev/stdout" : "off")],
  }),
  explain: ({ accessLog = true }) =>
    accessLog
      ? "Logs each request to the container's log: one write a request, and the engine's work to keep it."
      : "Logs no request; errors are logged.",
};
