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

/**
 * The variables of a `.env` or `.flaskenv`, as python-dotenv reads them, without what a `$` in a value stands for:
 * a line that is none is passed over, and of two of one name the last counts.
 * Source: dotenv/parser.py
 */
export function parseDotenv(text: string): Record<string, string> {
  const reader = new Reader(text.replace(/^\uFEFF/, ""));
  const values = new Map<string, string>();
  while (!reader.isAtEnd()) {
    const binding = readBinding(reader);
    if (binding?.value === undefined) values.delete(binding?.key ?? "");
    else values.set(binding.key, binding.value);
  }
  return Object.fromEntries(values);
}

/** Goes through a text by one form after the other. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at >= this.text.length;
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

/** A variable, if there is one before the next line begins; its name alone takes back what it was. */
function readBinding(reader: Reader): { key: string; value: string | undefined } | undefined {
  reader.read(BLANK);
  reader.read(EXPORT);
  const key = reader.next() === "#" ? "" : reader.read(reader.next() === "'" ? QUOTED_KEY : KEY);
  if (key === undefined) return skipLine(reader);
  reader.read(SPACE);
  const sign = reader.read(EQUALS);
  const value = sign && readValue(reader, sign);
  if (sign !== undefined && value === undefined) return skipLine(reader);
  reader.read(COMMENT);
  if (reader.read(END) === undefined) return skipLine(reader);
  return key === "" ? undefined : { key, value };
}

function skipLine(reader: Reader): undefined {
  reader.read(LINE);
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
