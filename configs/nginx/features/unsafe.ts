import {
  choiceProblems,
  fieldsProblems,
  listProblems,
  optionalProblems,
  patternProblems,
  type Problem,
  textProblems,
} from "../../problems";
import { Tuning } from "../../tuning";
import { because, type Directive, unchecked } from "../core/directive";
import { type Read, readConf } from "../core/tokenize";
import { MAX_BYTES } from "../core/token";
import type { Feature } from "../feature";

/** Where text of one's own stands. */
export const UnsafePlace = {
  /** Once, for all servers. */
  Http: "http",
  /** In each server. */
  Server: "server",
  /** Where requests are passed to a service. */
  Location: "location",
} as const;
export type UnsafePlace = (typeof UnsafePlace)[keyof typeof UnsafePlace];

/** Directives that nobody has checked. */
export interface UnsafeDirectives {
  /** Directives as nginx has them, such as `proxy_buffering off;`. */
  text: string;
  /** Why no option will do, in a line: it stands above them. */
  reason: string;
  /**
   * Where they stand.
   * @default UnsafePlace.Server
   */
  place?: UnsafePlace;
}

/** What nginx is told in words of one's own. */
export interface UnsafeOptions {
  /**
   * Directives that no option makes, as they are. Nobody checks what they do: a client may be let in by them.
   * @default none
   */
  unsafe?: UnsafeDirectives[] | undefined;
}

/** Text of a user's own: its braces and quotes are whole, so that it stays where it is put; no more is known of it. */
export const unsafe: Feature<UnsafeOptions & { tuning?: Tuning | undefined }> = {
  options: {
    "unsafe[i].text": {
      what: "directives that no option makes; nobody checks what they do",
      values: "directives of nginx, with their semicolons",
      default: "none",
    },
    "unsafe[i].reason": {
      what: "why no option will do: it stands above them as a comment",
      values: "a line of 10 to 200 letters",
      default: "none: it is asked for",
    },
    "unsafe[i].place": {
      what: "where they stand",
      values: Object.values(UnsafePlace).join(", "),
      default: UnsafePlace.Server,
    },
  },
  tunings: [Tuning.Production],
  problems: unsafeProblems,
  findings: ({ unsafe = [] }) =>
    unsafe.map(
      ({ reason }, index) =>
        `unsafe[${index}]: nobody has checked these directives. Reason given: ${reason}`,
    ),
  adds: ({ unsafe = [] }) => {
    const at = (place: UnsafePlace) => unsafe.flatMap((one) => ofPlace(one, place));
    return {
      http: at(UnsafePlace.Http),
      server: at(UnsafePlace.Server),
      location: () => at(UnsafePlace.Location),
    };
  },
  explain: ({ unsafe = [] }) =>
    unsafe.length === 0
      ? undefined
      : `Has directives that nobody has checked: ${unsafe.length} times.`,
};

function ofPlace(one: UnsafeDirectives, place: UnsafePlace): Directive[] {
  if ((one.place ?? UnsafePlace.Server) !== place) return [];
  const [first, ...others] = readConf(one.text).map(ofRead);
  return because(
    "unsafe",
    `Nobody has checked it: ${one.reason.replace(/\.$/, "")}.`,
    ...(first ? [{ ...first, comment: `unsafe: ${one.reason}` }] : []),
    ...others,
  );
}

function ofRead({ words: [name = "", ...args], block }: Read): Directive {
  return unchecked(name, args, block?.map(ofRead));
}

function unsafeProblems({
  unsafe: got,
  tuning,
}: UnsafeOptions & { tuning?: Tuning | undefined }): Problem[] {
  const problems = optionalProblems("unsafe", got, (path, got) =>
    listProblems(path, got, { expected: "{ text, reason }", each: partProblems }),
  );
  if (problems.length > 0 || got === undefined || tuning !== Tuning.Baseline) return problems;
  return [
    {
      path: "unsafe",
      expected: "nothing with tuning baseline, the study's own text",
      got: `${got.length}`,
    },
  ];
}

function partProblems(path: string, got: unknown): Problem[] {
  const problems = fieldsProblems(path, got, {
    text: textProblems,
    reason: reasonProblems,
    place: (path, got) => choiceProblems(path, got, Object.values(UnsafePlace)),
  });
  if (problems.length > 0) return problems;
  const { text, reason } = got as Partial<UnsafeDirectives>;
  return [
    ...(reason === undefined ? reasonProblems(`${path}.reason`, reason) : []),
    ...grammarProblems(`${path}.text`, text),
  ];
}

function reasonProblems(path: string, got: unknown): Problem[] {
  const expected = "why no option will do, in a line of 10 to 200 letters";
  return patternProblems(path, got, {
    pattern: /^[^\p{C}\p{Z}][^\p{C}\u2028\u2029]{8,198}[^\p{C}\p{Z}]$/u,
    expected,
  });
}

/** What is not whole would take in what comes after it. */
function grammarProblems(path: string, got: string | undefined): Problem[] {
  const expected = "directives of nginx, each with its semicolon or braces";
  if (got === undefined || got.includes("\0")) return [{ path, expected, got }];
  try {
    const read = readConf(got);
    const isShort = wordsOf(read).every((word) => Buffer.byteLength(word) <= MAX_BYTES);
    return read.length > 0 && isShort ? [] : [{ path, expected, got }];
  } catch (error) {
    return [
      { path, expected: `${expected} (${(error as Error).message.replace(/\.$/, "")})`, got },
    ];
  }
}

function wordsOf(read: Read[]): string[] {
  return read.flatMap(({ words, block = [] }) => [...words, ...wordsOf(block)]);
}
