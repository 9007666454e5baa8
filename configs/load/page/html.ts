/** A piece of HTML. */
export class Html {
  constructor(readonly source: string) {}
}

/** What may stand in a template: a text is encoded, whatever is in it. */
export type Piece = string | number | Html | undefined | readonly Piece[];

/** HTML from a template: what is put into it is text or the value of a quoted attribute, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  const [first = "", ...rest] = strings;
  return new Html(first + rest.map((text, index) => encoded(pieces[index]) + text).join(""));
}

/** A value as JSON that a script element holds: no text in it ends the element, or begins a comment. */
export function jsonInScript(value: unknown): Html {
  return new Html(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escapeInJson));
}

/**
 * A script or a style of our own or of a library, as it is.
 * @throws Error where it would end its element
 */
export function ownText(text: string): Html {
  if (/<\/(script|style)|<!-{2}/i.test(text)) throw new Error("It would end its own element.");
  return new Html(text);
}

function encoded(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Html) return piece.source;
  if (typeof piece === "object") return piece.map(encoded).join("");
  return String(piece).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function escapeInJson(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
