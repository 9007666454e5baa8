/**
 * A regular expression of Go's, as far as a .dockerignore can lead to one, as one of JavaScript's.
 * @throws SyntaxError for one that Go refuses too
 */
export function fromGo(source: string): RegExp {
  const characters = [...source];
  let result = "";
  for (let at = 0; at < characters.length; at += 1) {
    const one = characters[at]!;
    if (one === "[") {
      const [text, end] = bracketed(characters, at);
      result += text;
      at = end;
    } else if (one === "\\") {
      result += escaped(characters[(at += 1)], OUTSIDE);
    } else if (one === "{" && REPEAT.test(characters.slice(at, at + 12).join(""))) {
      const end = characters.indexOf("}", at);
      result += characters.slice(at, end + 1).join("");
      at = end;
    } else {
      // Go's dot stops at a new line alone, and Go takes a bracket that opens or closes nothing.
      result += one === "." ? "[^\\n]" : /[\]{}]/.test(one) ? `\\${one}` : one;
    }
  }
  return new RegExp(result, "u");
}

const REPEAT = /^\{\d+(,\d*)?\}/;

/** A character class from where it begins, and where it ends. */
function bracketed(characters: readonly string[], begin: number): [string, number] {
  let at = begin + 1;
  let result = "[";
  if (characters[at] === "^") {
    result += "^";
    at += 1;
  }
  for (const first = at; characters[at] !== "]" || at === first; at += 1) {
    const one = characters[at];
    if (one === undefined) throw new SyntaxError("a [ without its ]");
    const named = /^\[:(\^?)(.*?):\]/su.exec(characters.slice(at).join(""));
    if (named) {
      result += classNamed(named[2]!, named[1] === "^");
      at += named[0].length - 1;
    } else if (one === "\\") result += escaped(characters[(at += 1)], WITHIN);
    else result += /[[\]]/.test(one) ? `\\${one}` : one;
  }
  return [`${result}]`, at];
}

/** What a letter after a backslash means to Go; to JavaScript the same where nothing else is said. */
const WITHIN: Record<string, string> = {
  ...Object.fromEntries([..."dDwWfnrtv"].map((letter) => [letter, `\\${letter}`])),
  ...{ a: "\\x07", s: "\\t\\n\\f\\r " },
};
const OUTSIDE: Record<string, string> = {
  ...WITHIN,
  ...{ s: "[\\t\\n\\f\\r ]", S: "[^\\t\\n\\f\\r ]", b: "\\b", B: "\\B", A: "^", z: "$" },
};

function escaped(one: string | undefined, letters: Record<string, string>): string {
  if (one === undefined) throw new SyntaxError("a \\ before nothing");
  if (/[\\^$.*+?()[\]{}|/]/.test(one)) return `\\${one}`;
  if (one === "-") return letters === WITHIN ? "\\-" : "-";
  if (/[A-Za-z0-9\u0080-\u{10ffff}]/u.test(one)) {
    const known = Object.hasOwn(letters, one) ? letters[one] : undefined;
    if (known !== undefined) return known;
    throw new SyntaxError(`a \\ before ${one}`);
  }
  return one;
}

const NAMED: Record<string, string> = {
  ...{ alnum: "0-9A-Za-z", alpha: "A-Za-z", ascii: "\\0-\\x7f", blank: "\\t ", digit: "0-9" },
  ...{ cntrl: "\\0-\\x1f\\x7f", graph: "!-~", lower: "a-z", print: " -~", upper: "A-Z" },
  ...{ punct: "!-\\/:-@\\[-`\\{-~", space: "\\t-\\r ", word: "0-9A-Za-z_", xdigit: "0-9A-Fa-f" },
};

function classNamed(name: string, isNegated: boolean): string {
  const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (known === undefined || isNegated) throw new SyntaxError(`a class [:${name}:]`);
  return known;
}
