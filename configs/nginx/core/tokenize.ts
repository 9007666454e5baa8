/** A directive as nginx reads it: words, and what stands between its braces. */
export interface Read {
  /** Its name, and its arguments. */
  words: string[];
  /** What stands between its braces, if it has any. */
  block?: Read[];
}

/** Where a reader is in a text, and what it is told there. */
interface Reader {
  text: string;
  at: number;
}

/** What ends the words of a directive: `;`, a brace, or the end of the text. */
type End = ";" | "{" | "}" | "";

const SPACE = /[ \t\r\n]/;

/**
 * Reads a configuration by nginx's own grammar, after ngx_conf_read_token (src/core/ngx_conf_file.c): what
 * it would see of a text, whoever wrote it.
 * @throws Error for what nginx refuses, with where
 */
export function readConf(text: string): Read[] {
  return readBlock({ text, at: 0 }, "");
}

function readBlock(reader: Reader, closing: "}" | ""): Read[] {
  const directives: Read[] = [];
  for (;;) {
    const { words, end } = readWords(reader);
    if (end === closing && words.length === 0) return directives;
    if (end === "}" || end === "") throw unexpected(reader, end);
    directives.push(end === "{" ? { words, block: readBlock(reader, "}") } : { words });
  }
}

/** The words up to what ends them. */
function readWords(reader: Reader): { words: string[]; end: End } {
  const words: string[] = [];
  for (;;) {
    skip(reader);
    const sign = reader.text[reader.at];
    if (sign === undefined) {
      if (words.length > 0) throw unexpected(reader, "");
      return { words, end: "" };
    }
    if (sign === ";" || sign === "{" || sign === "}") {
      reader.at += 1;
      if ((sign === "}") !== (words.length === 0)) throw unexpected(reader, sign);
      return { words, end: sign };
    }
    words.push(sign === '"' || sign === "'" ? readQuoted(reader, sign) : readPlain(reader));
  }
}

/** Over spaces and comments. */
function skip(reader: Reader): void {
  for (;;) {
    while (SPACE.test(reader.text[reader.at] ?? "")) reader.at += 1;
    if (reader.text[reader.at] !== "#") return;
    const end = reader.text.indexOf("\n", reader.at);
    reader.at = end < 0 ? reader.text.length : end;
  }
}

/** After a quoted word there has to be a space, or what ends the directive. */
function readQuoted(reader: Reader, quote: string): string {
  const start = reader.at + 1;
  for (reader.at = start; reader.text[reader.at] !== quote; reader.at += 1) {
    if (reader.text[reader.at] === "\\") reader.at += 1;
    if (reader.at >= reader.text.length) throw unexpected(reader, "");
  }
  const word = unescaped(reader.text.slice(start, reader.at));
  reader.at += 1;
  const next = reader.text[reader.at] ?? "";
  if (!/[ \t\r\n;{)]/.test(next)) throw unexpected(reader, next);
  // As it stands in nginx: a bracket is passed over.
  if (next === ")") reader.at += 1;
  return word;
}

/** A word ends where a space is, or a directive's end; the brace of `${name}` is part of it. */
function readPlain(reader: Reader): string {
  const start = reader.at;
  let isVariable = false;
  for (; reader.at < reader.text.length; reader.at += 1) {
    const sign = reader.text[reader.at] ?? "";
    if (sign === "{" && isVariable) continue;
    isVariable = sign === "$";
    if (sign === "\\") reader.at += 1;
    else if (SPACE.test(sign) || sign === ";" || sign === "{") break;
  }
  return unescaped(reader.text.slice(start, reader.at));
}

/** Only these mean something behind a \; any other sign keeps it. */
function unescaped(word: string): string {
  const meant: Record<string, string> = { t: "\t", r: "\r", n: "\n" };
  return word.replace(/\\(["'\\trn])/g, (_, sign: string) => meant[sign] ?? sign);
}

function unexpected({ text, at }: Reader, what: string): Error {
  const line = text.slice(0, at).split("\n").length;
  return new Error(`line ${line}: unexpected ${what === "" ? "end" : JSON.stringify(what)}.`);
}
