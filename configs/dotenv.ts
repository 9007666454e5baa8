/** Each of them looks from a place on: as python-dotenv's parser reads a file. */
const BLANK = /\s*/y;
const EXPORT = /(?:export[^\S\r\n]+)?/y;
const KEY = /([^=#\s]+)/y;
const QUOTED_KEY = /'([^']+)'/y;
const SPACE = /[^\S\r\n]*/y;
const EQUALS = /(=[^\S\r\n]*)/y;
const SINGLE_QUOTED = /'((?:\\[^]|[^'\\])*)'/y;
const DOUBLE_QUOTED = /"((?:\\[^]|[^"\\])*)"/y;
const UNQUOTED = /([^\r\n]*)/y;
const COMMENT = /(?:[^\S\r\n]*#[^\r\n]*)?/y;
const END = /[^\S\r\n]*(?:\r\n|\n|\r|$)/y;
const LINE = /[^\r\n]*(?:\r\n|\n|\r)?/y;

/** What a backslash and a letter stand for between double quotes. */
const ESCAPES = new Map(
  Object.entries({ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }),
);

/** A line of a `.env`, and what it gives a name: nothing, where it is a name alone. */
export interface DotenvBinding {
  name: string;
  value: string | undefined;
  line: number;
}

/** A line that is neither a variable nor a comment. */
export interface NoBinding {
  line: number;
}

/**
 * The variables of a `.env` or `.flaskenv`, as python-dotenv reads them, without what a `$` in a value stands for:
 * a line that is none is passed over, and of two of one name the last counts.
 */
export function parseDotenv(text: string): Record<string, string> {
  const values = new Map<string, string>();
  for (const binding of dotenvBindings(text)) {
    if (!("name" in binding)) continue;
    if (binding.value === undefined) values.delete(binding.name);
    else values.set(binding.name, binding.value);
  }
  return Object.fromEntries(values);
}

/**
 * What each line of a `.env` says, as python-dotenv's own parser reads it; comments say nothing.
 * Source: dotenv/parser.py
 */
export function* dotenvBindings(text: string): Generator<DotenvBinding | NoBinding> {
  const reader = new Reader(text.replace(/^\uFEFF/, ""));
  for (;;) {
    reader.read(BLANK);
    if (reader.isAtEnd()) return;
    const line = reader.line();
    const binding = readBinding(reader);
    if (binding === undefined) {
      reader.read(LINE);
      yield { line };
    } else if (binding.name !== "") yield { ...binding, line };
  }
}

/** Goes through a text by one form after the other. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  line(): number {
    return this.text.slice(0, this.at).split(/\r\n|\n|\r/).length;
  }

  next(): string {
    return this.text[this.at] ?? "";
  }

  /** What a form finds here, its group if it has one; undefined where it does not fit. */
  read(form: RegExp): string | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.text);
    if (found) this.at = form.lastIndex;
    return found?.[1] ?? found?.[0];
  }
}

/** A variable; without a name it is a comment. Undefined for what is neither. */
function readBinding(reader: Reader): Omit<DotenvBinding, "line"> | undefined {
  reader.read(EXPORT);
  const name = reader.next() === "#" ? "" : reader.read(reader.next() === "'" ? QUOTED_KEY : KEY);
  if (name === undefined) return undefined;
  reader.read(SPACE);
  const sign = reader.read(EQUALS);
  const value = sign && readValue(reader, sign);
  if (sign !== undefined && value === undefined) return undefined;
  reader.read(COMMENT);
  return reader.read(END) === undefined ? undefined : { name, value };
}

function readValue(reader: Reader, sign: string): string | undefined {
  // Behind a blank it is a comment, else the value's first character.
  if (sign.length > 1 && reader.next() === "#") return "";
  if (reader.next() === "'") return reader.read(SINGLE_QUOTED)?.replace(/\\([\\'])/g, "$1");
  if (reader.next() !== '"')
    return reader
      .read(UNQUOTED)
      ?.replace(/\s+#.*/, "")
      .trimEnd();
  const escaped = /\\([\\'"abfnrtv])/g;
  return reader.read(DOUBLE_QUOTED)?.replace(escaped, (_, one: string) => ESCAPES.get(one) ?? one);
}
