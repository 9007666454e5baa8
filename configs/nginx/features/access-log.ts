import { booleanProblems, choiceProblems, type Problem } from "../../problems";
import { EVERY_TUNING, Tuning } from "../../tuning";
import { because, type Directive, directive } from "../core/directive";
import { type Token, variable, type VariableName } from "../core/token";
import type { Feature } from "../feature";
import type { RoutesOptions } from "../route";
import { splitOf } from "./canary";

/** How a request is written down. */
export const AccessLogFormat = {
  /** A line as most web servers write it. */
  Combined: "combined",
  /** An object in JSON, with where the time went. */
  Json: "json",
} as const;
export type AccessLogFormat = (typeof AccessLogFormat)[keyof typeof AccessLogFormat];

/** What is written of each request. */
export interface AccessLogOptions {
  /**
   * Whether each request is written to the container's log.
   * @default true
   */
  accessLog?: boolean | undefined;
  /**
   * How it is written.
   * @default AccessLogFormat.Combined
   */
  accessLogFormat?: AccessLogFormat;
}

type Options = AccessLogOptions & RoutesOptions & { tuning?: Tuning | undefined };

/** The log of requests, which the engine keeps. */
export const accessLog: Feature<Options> = {
  options: {
    accessLog: {
      what: "whether each request is written to the container's log",
      values: "true or false",
      default: "true",
    },
    accessLogFormat: {
      what: "how it is written",
      values: Object.values(AccessLogFormat).join(", "),
      default: AccessLogFormat.Combined,
    },
  },
  tunings: EVERY_TUNING,
  problems: logProblems,
  adds: (options) => ({ http: log(options), location: () => appTime(options) }),
  explain: (options) => {
    if (options.accessLog === false) return "Logs no request; errors are logged.";
    return isBuffered(options)
      ? "Logs each request to the container's log, a second later at most: some twenty with one write."
      : "Logs each request to the container's log: one write a request, and the engine's work to keep it.";
  },
};

/** What the lines of several workers may not be mixed within: a pipe takes so much in one piece. */
const PIECE = ["buffer=4k", "flush=1s"];

function log(options: Options): Directive[] {
  const { accessLog = true, accessLogFormat = AccessLogFormat.Combined } = options;
  if (!accessLog)
    return because("accessLog", "No request is logged.", directive("access_log", "off"));
  if (!isBuffered(options))
    return because("accessLog", "Each request is logged.", directive("access_log", "/dev/stdout"));
  const isJson = accessLogFormat === AccessLogFormat.Json;
  return [
    ...(isJson
      ? because(
          "accessLogFormat",
          "All values are texts: of a request that several servers were asked for, a time is several.",
          directive("log_format", "json", "escape=json", lineOf(options)),
        )
      : []),
    ...because(
      "accessLog",
      "Requests are logged, several with one write.",
      directive("access_log", "/dev/stdout", isJson ? "json" : "combined", ...PIECE),
    ),
  ];
}

/** How long the app took: a server of ours says so where it is asked, with a header that no client sees. */
function appTime(options: Options): Directive[] {
  if (!hasTimes(options)) return [];
  return because(
    "accessLogFormat",
    "The server tells how long the app took, and nginx alone.",
    directive("proxy_set_header", "X-Flask-Serving-Times", "on"),
    directive("proxy_hide_header", "X-App-Seconds"),
  );
}

function hasTimes({ accessLog = true, accessLogFormat }: Options): boolean {
  return accessLog && accessLogFormat === AccessLogFormat.Json;
}

/** The study's wrote each by itself. */
function isBuffered({ tuning = Tuning.Production }: Options): boolean {
  return tuning === Tuning.Production;
}

/** The names of the fields, and what is in them. */
const FIELDS: [string, VariableName][] = [
  ["time", "time_iso8601"],
  ["requestId", "request_id"],
  ["client", "remote_addr"],
  ["host", "host"],
  ["method", "request_method"],
  ["uri", "request_uri"],
  ["protocol", "server_protocol"],
  ["status", "status"],
  ["bytesSent", "body_bytes_sent"],
  ["bytesReceived", "request_length"],
  ["requestTime", "request_time"],
  ["upstream", "upstream_addr"],
  ["upstreamStatus", "upstream_status"],
  ["upstreamConnectTime", "upstream_connect_time"],
  ["upstreamHeaderTime", "upstream_header_time"],
  ["upstreamResponseTime", "upstream_response_time"],
  ["appSeconds", "upstream_http_x_app_seconds"],
  ["cache", "upstream_cache_status"],
  ["referer", "http_referer"],
  ["userAgent", "http_user_agent"],
];

/** Which of two versions a client has, where there are two. */
const VERSION: [string, VariableName] = ["version", "our_version"];

function lineOf(options: Options): Token {
  const fields = splitOf(options) === undefined ? FIELDS : [...FIELDS, VERSION];
  const written = fields.flatMap(([field, name], index) => [
    `${index === 0 ? "{" : ","}"${field}":"`,
    variable(name),
    '"',
  ]);
  return [...written, "}"];
}

function logProblems(options: Options): Problem[] {
  const { accessLog = true, accessLogFormat: format, tuning } = options;
  const path = "accessLogFormat";
  return [
    ...booleanProblems("accessLog", accessLog),
    ...(format === undefined ? [] : choiceProblems(path, format, Object.values(AccessLogFormat))),
    ...(format !== undefined && tuning === Tuning.Baseline
      ? [
          {
            path,
            expected: "nothing with tuning baseline, which logs as the study did",
            got: format,
          },
        ]
      : []),
  ];
}
