import { requestPathProblems } from "../container/request-path";
import {
  integerProblems,
  isRecord,
  optionalProblems,
  patternProblems,
  type Problem,
  recordProblems,
} from "../problems";

/** Something that is asked for, where there is no locustfile. */
export interface LoadRequest {
  /** The path with its query, such as `/search?q=a,b`. */
  path: string;
  /**
   * The method.
   * @default "GET"
   */
  method?: string | undefined;
  /**
   * The body, as it is sent.
   * @default none
   */
  body?: string | undefined;
  /**
   * Headers, such as the body's `Content-Type`.
   * @default none
   */
  headers?: Record<string, string> | undefined;
  /**
   * How often it is asked for, beside the others, 1 to 1000.
   * @default 1
   */
  weight?: number | undefined;
  /**
   * What it is called in the results.
   * @default its path
   */
  name?: string | undefined;
}

/** One of them, all decided. */
export interface AskedRequest {
  path: string;
  method: string;
  body?: string;
  headers: Record<string, string>;
  weight: number;
  name?: string;
}

const WEIGHT = { min: 1, max: 1000 };

/** All that is asked for: paths, each as often as the others, and what is told of more exactly. */
export function askedRequests(
  paths: readonly string[] = [],
  requests: readonly LoadRequest[] = [],
): AskedRequest[] {
  const plain = paths.map((path): LoadRequest => ({ path }));
  return [...plain, ...requests].map(
    ({ path, method = "GET", body, headers = {}, weight = 1, name }) => ({
      ...{ path, method, headers: { ...headers }, weight },
      ...(body !== undefined && { body }),
      ...(name !== undefined && { name }),
    }),
  );
}

/** All that is wrong with one of them, whatever it is. */
export function loadRequestProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return [{ path, expected: "a path, and how it is asked for", got }];
  const field = (name: string, check: (path: string, got: unknown) => Problem[]) =>
    optionalProblems(`${path}.${name}`, got[name], check);
  return [
    ...requestPathProblems(`${path}.path`, got.path),
    ...field("method", methodProblems),
    ...field("body", textOf(/^[^\0]*$/s, "a text")),
    ...field("headers", headersProblems),
    ...field("weight", (path, got) => integerProblems(path, got, WEIGHT)),
    ...field("name", textOf(/^.+$/s, "a text that is not empty")),
    ...Object.keys(got)
      .filter((name) => !FIELDS.includes(name))
      .map((name) => ({
        path: `${path}.${name}`,
        expected: `one of ${FIELDS.join(", ")}`,
        got: name,
      })),
  ];
}

const FIELDS = ["path", "method", "body", "headers", "weight", "name"];

function methodProblems(path: string, got: unknown): Problem[] {
  return patternProblems(path, got, {
    pattern: /^[A-Z]{1,20}$/,
    expected: "a method, such as POST",
  });
}

/** A line end in it would be another header. */
function headersProblems(path: string, got: unknown): Problem[] {
  if (!isRecord(got)) return recordProblems(path, got, "headers with their values");
  return Object.entries(got).flatMap(([name, value]) => [
    ...(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)
      ? []
      : [{ path: `${path}.${name}`, expected: "a header's name", got: name }]),
    ...patternProblems(`${path}.${name}`, value, {
      pattern: /^[\t\x20-\x7e\x80-\uffff]*$/,
      expected: "a header's value, of one line",
    }),
  ]);
}

function textOf(pattern: RegExp, expected: string) {
  return (path: string, got: unknown) => patternProblems(path, got, { pattern, expected });
}
