/** A variable of a .env. */
export interface DotenvVariable {
  name: string;
  value: string;
  line: number;
}

/** A line that is none: what is wrong with it, never what it holds. */
export interface BadLine {
  line: number;
  sentence: string;
}

/** What a .env holds. */
export interface Dotenv {
  variables: DotenvVariable[];
  bad: BadLine[];
  /** The lines with a name and no =, which say nothing. */
  empty: number[];
}

/** A line as it is read; `value` is undefined for a name without =. */
interface Binding {
  name: string;
  value: string | undefined;
  line: number;
}

/** python-dotenv's own forms, one after another, from where the one before ended. */
const FORMS = {
  blank: /\s*/y,
  space: /[^\S\r\n]*/y,
  export: /(?:export[^\S\r\n]+)?/y,
  quotedName: /'([^']+)'/y,
  name: /([^=#\s]+)/y,
  equals: /=[^\S\r\n]*/y,
  single: /'((?:\\'|[^'])*)'/y,
  double: /"((?:\\"|[^"])*)"/y,
  unquoted: /([^\r\n]*)/y,
  comment: /(?:[^\S\r\n]*#[^\r\n]*)?/y,
  lineEnd: /[^\S\r\n]*(?:\r\n|\n|\r|$)/y,
  restOfLine: /[^\r\n]*(?:\r\n|\n|\r)?/y,
};

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads a .env as python-dotenv does, by which Flask reads it: quotes, escapes, export, comments, values of several
 * lines, and `${NAME}` for a variable that stands above. The last of several with one name counts. What python-dotenv
 * passes over or would fill from the machine's own environment is told by its line.
 */
export function parseDotenv(text: string): Dotenv {
  const known = new Map<string, DotenvVariable>();
  const bad: BadLine[] = [];
  const empty: number[] = [];
  for (const binding of bindingsOf(text.replace(/^\uFEFF/, ""))) {
    const problem = "sentence" in binding ? binding.sentence : problemOf(binding, known);
    if (problem !== undefined) bad.push({ line: binding.line, sentence: problem });
    else if (!("sentence" in binding)) {
      const { name, value, line } = binding;
      known.delete(name);
      if (value === undefined) {
        empty.push(line);
        continue;
      }
      known.set(name, { name, value: resolved(value, known), line });
    }
  }
  return { variables: [...known.values()], bad, empty };
}

function* bindingsOf(text: string): Generator<Binding | BadLine> {
  let at = 0;
  /** What a form matches from here on; undefined where it does not. */
  const read = (form: RegExp): RegExpExecArray | undefined => {
    form.lastIndex = at;
    const match = form.exec(text) ?? undefined;
    if (match) at = form.lastIndex;
    return match;
  };
  const valueHere = () => {
    const quote = text[at];
    if (quote === "'") return read(FORMS.single)?.[1]?.replace(/\\([\\'])/g, "$1");
    if (quote === '"') return read(FORMS.double)?.[1]?.replace(/\\([\\'"abfnrtv])/g, escaped);
    return read(FORMS.unquoted)?.[1]
      ?.replace(/\s+#.*/, "")
      .trimEnd();
  };
  for (;;) {
    read(FORMS.blank);
    if (at >= text.length) return;
    const line = text.slice(0, at).split(/\r\n|\n|\r/).length;
    read(FORMS.export);
    if (text[at] === "#") {
      read(FORMS.restOfLine);
      continue;
    }
    const name = read(text[at] === "'" ? FORMS.quotedName : FORMS.name)?.[1];
    read(FORMS.space);
    const hasValue = name !== undefined && read(FORMS.equals) !== undefined;
    const value = hasValue ? valueHere() : undefined;
    read(FORMS.comment);
    const isRead = name !== undefined && hasValue === (value !== undefined);
    if (isRead && read(FORMS.lineEnd)) yield { name, value, line };
    else {
      read(FORMS.restOfLine);
      yield {
        line,
        sentence: "expected NAME=VALUE, with its quotes closed and nothing after them",
      };
    }
  }
}

const ESCAPES: Record<string, string> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function escaped(_: string, letter: string): string {
  return ESCAPES[letter] ?? letter;
}

const REFERENCE = /\$\{([^}:]*)(?::-([^}]*))?\}/g;

function problemOf({ name, value }: Binding, known: Map<string, unknown>): string | undefined {
  if (!NAME.test(name)) {
    // It may be a part of a value that somebody forgot to quote.
    return "expected a variable's name before =: letters, digits and _, no digit first";
  }
  if (value?.includes("\0")) return `${name} has a NUL in it, which no variable can hold`;
  const missing = [...(value ?? "").matchAll(REFERENCE)].find(
    ([, other = "", start]) => !known.has(other) && start === undefined,
  );
  if (!missing) return undefined;
  return (
    `${name} is made of another variable, by \${…}, that stands nowhere above it: write its value there, or set ` +
    `${name} by \`npm run config -- set --path env.${name}\`, which takes a text as it is`
  );
}

function resolved(value: string, known: Map<string, DotenvVariable>): string {
  return value.replace(REFERENCE, (_, name: string, start?: string) => {
    return known.get(name)?.value ?? start ?? "";
  });
}
