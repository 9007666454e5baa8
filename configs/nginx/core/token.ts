/** A variable of nginx, which it replaces by a value of the request. */
export interface Variable {
  variable: "args" | "host" | "remote_addr" | "scheme" | "uri";
}

/** An argument of a directive: literal text, or text and variables in a row. */
export type Token = string | (string | Variable)[];

/** nginx refuses longer ones ("too long parameter"); measured on 1.22: 4094 bytes are taken, 4095 are not. */
const MAX_BYTES = 4094;

/** A variable, to stand in a token. */
export function variable(name: Variable["variable"]): Variable {
  return { variable: name };
}

/**
 * A token as nginx reads it back, byte for byte: within double quotes only \ and " mean anything, and $,
 * which nginx cannot escape. This is the one place that writes a value into an nginx.conf.
 * @throws Error for text with a $, or longer than nginx takes
 */
export function quoted(token: Token): string {
  const parts = typeof token === "string" ? [token] : token;
  const text = parts.map((part) =>
    typeof part === "string" ? escaped(part) : `\${${part.variable}}`,
  );
  const word = `"${text.join("")}"`;
  if (Buffer.byteLength(word) - 2 > MAX_BYTES) {
    throw new Error(
      `nginx takes at most ${MAX_BYTES} bytes in one word, got ${Buffer.byteLength(word)}.`,
    );
  }
  return word;
}

function escaped(text: string): string {
  if (text.includes("$"))
    throw new Error(`nginx cannot take a $ literally, got ${JSON.stringify(text)}.`);
  return text.replace(/[\\"]/g, "\\$&");
}
