import type { Variable } from "./variable";

export { captured, made, variable, type Variable, type VariableName } from "./variable";

/** An argument of a directive: literal text, or text and variables in a row. */
export type Token = string | (string | Variable | Unchecked)[];

/** A word of a user's own: what a $ in it means nobody has checked. */
export interface Unchecked {
  unchecked: string;
}

/** nginx refuses longer ones ("too long parameter"); measured on 1.22: 4094 bytes are taken, 4095 are not. */
export const MAX_BYTES = 4094;

/**
 * A token as nginx reads it back, byte for byte: within double quotes only \ and " mean anything, and $,
 * which nginx cannot escape. This is the one place that writes a value into an nginx.conf.
 * @throws Error for text with a $ or a NUL, or longer than nginx takes
 */
export function quoted(token: Token): string {
  const text = partsOf(token).map((part) =>
    typeof part === "string"
      ? escaped(part)
      : "unchecked" in part
        ? marked(part.unchecked)
        : named(part),
  );
  const word = `"${text.join("")}"`;
  if (Buffer.byteLength(word) - 2 > MAX_BYTES) {
    throw new Error(
      `nginx takes at most ${MAX_BYTES} bytes in one word, got ${Buffer.byteLength(word)}.`,
    );
  }
  return word;
}

/** The texts and variables of a token. */
export function partsOf(token: Token): (string | Variable | Unchecked)[] {
  return typeof token === "string" ? [token] : token;
}

/** In braces, so that what follows is no part of its name. */
function named({ variable, isMade }: Variable): string {
  return isMade ? `$${variable}` : `\${${variable}}`;
}

function escaped(text: string): string {
  if (text.includes("$"))
    throw new Error(`nginx cannot take a $ literally, got ${JSON.stringify(text)}.`);
  if (text.includes("\0"))
    throw new Error(`nginx ends a text at a NUL, got ${JSON.stringify(text)}.`);
  return marked(text);
}

/** Within double quotes. */
function marked(text: string): string {
  return text.replace(/[\\"]/g, "\\$&");
}
