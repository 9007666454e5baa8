import {
  booleanProblems,
  isRecord,
  optionalProblems,
  patternProblems,
  type Problem,
  recordProblems,
} from "../../problems";
import { Tuning } from "../../tuning";
import { because, block, type Directive, directive, whereIs } from "../core/directive";
import { made, variable } from "../core/token";
import type { Feature } from "../feature";
import type { TlsOptions } from "./tls";

/** What is added to every answer. */
export interface HeadersOptions {
  /**
   * Whether answers have X-Content-Type-Options, X-Frame-Options and Referrer-Policy where the app sets none.
   * @default false: the app's headers are passed on as they are
   */
  securityHeaders?: boolean | undefined;
  /**
   * Headers of every answer, errors and files among them, where the app does not set the same one itself.
   * @default none
   */
  headers?: Record<string, string> | undefined;
}

/** Files are what their type says, no other site shows a page within its own, and none learns a path. */
const SECURITY: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};

const HSTS = "Strict-Transport-Security";

/** What belongs to a connection or to a body, or what nginx writes itself. */
const NOT_OURS =
  /^(connection|content-.*|transfer-encoding|trailer|upgrade|keep-alive|te|date|server|location|set-cookie|status|etag|last-modified|accept-ranges|vary|x-accel-.*)$/i;

/** An answer of the app's keeps its own; ours are on every level, as nginx drops them where a level has one. */
export const headers: Feature<HeadersOptions & Pick<TlsOptions, "hstsSeconds">> = {
  options: {
    securityHeaders: {
      what: `whether answers have ${Object.keys(SECURITY).join(", ")} where the app sets none`,
      values: "true or false",
      default: "false",
    },
    headers: {
      what: "headers of every answer, where the app does not set the same one",
      values: "names with their values",
      default: "none",
    },
  },
  tunings: [Tuning.Production],
  problems: ({ securityHeaders = false, headers }) => [
    ...booleanProblems("securityHeaders", securityHeaders),
    ...optionalProblems("headers", headers, headersProblems),
  ],
  adds: (options) => {
    const given = added(options);
    return {
      http: given.flatMap((one, index) => because(one.option, WHY_MAP, map(one, index))),
      server: given.flatMap(({ name, option }, index) =>
        because(
          option,
          WHY,
          directive("add_header", name, [variable(`our_header_${index}`)], "always"),
        ),
      ),
    };
  },
  explain: (options) => {
    const names = added(options).map(({ name }) => name);
    return names.length === 0
      ? undefined
      : `Adds to every answer, errors too, what the app does not say itself: ${names.join(", ")}.`;
  },
};

const WHY = "A header of every answer, errors among them.";
const WHY_MAP = "The app's own header stays, as two of a name contradict each other.";

interface Added {
  name: string;
  value: string;
  option: string;
}

/** Those that somebody names come first; a name is not written in one way only. */
function added(options: HeadersOptions & Pick<TlsOptions, "hstsSeconds">): Added[] {
  const { securityHeaders = false, headers = {}, hstsSeconds } = options;
  const own = Object.entries(headers).map(([name, value]) => ({
    name,
    value,
    option: `headers.${name}`,
  }));
  const names = own.map(({ name }) => name.toLowerCase());
  const ours = securityHeaders
    ? Object.entries(SECURITY).map(([name, value]) => ({ name, value, option: "securityHeaders" }))
    : [];
  const hsts =
    hstsSeconds === undefined
      ? []
      : [{ name: HSTS, value: `max-age=${hstsSeconds}`, option: "hstsSeconds" }];
  return [...own, ...[...ours, ...hsts].filter(({ name }) => !names.includes(name.toLowerCase()))];
}

/** An empty value is not sent at all. */
function map({ name, value }: Added, index: number): Directive {
  const sent = variable(`upstream_http_${name.toLowerCase().replaceAll("-", "_")}`);
  return block(
    "map",
    [[sent], made(`our_header_${index}`)],
    [directive("default", ""), whereIs("", value)],
  );
}

function headersProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "headers with their values");
  const names = Object.keys(got).map((name) => name.toLowerCase());
  return Object.entries(got).flatMap(([name, value], index) => [
    ...nameProblems(`${path}.${name}`, name),
    ...(names.indexOf(name.toLowerCase()) === index
      ? []
      : [{ path: `${path}.${name}`, expected: "a header that is not named before", got: name }]),
    ...patternProblems(`${path}.${name}`, value, {
      pattern: /^(?! )[ -#%-~]{1,4000}(?<! )$/,
      expected: "1 to 4000 plain characters, none of them a $ or a line's end",
    }),
  ]);
}

function nameProblems(path: string, name: string): Problem[] {
  const expected = "a header's name: 1 to 64 letters, digits and -";
  if (!/^[A-Za-z0-9-]{1,64}$/.test(name)) return [{ path, expected, got: name }];
  if (!NOT_OURS.test(name)) return [];
  return [
    { path, expected: "a header that says nothing about the connection or the body", got: name },
  ];
}
