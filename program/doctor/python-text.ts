/** The parts of a Python expression between separators that are in no brackets and no quotes. */
export function split(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length;) {
    separator.lastIndex = at;
    const found = at > start ? separator.exec(text) : null;
    if (found) {
      parts.push(text.slice(start, at));
      at += found[0].length;
      start = at;
    } else at = after(text, at);
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== "");
}

/** The text from a place on, as far as its expression goes: to a comma, a closing bracket or the line's end. */
export function expressionAt(text: string, start: number): string {
  let at = start;
  while (at < text.length && !/[,)\]}\n#]/.test(text[at] ?? "")) at = after(text, at);
  return text.slice(start, at).trim();
}

/** Behind what begins at a place: a quoted text or a bracket as a whole, else one character. */
export function after(text: string, at: number): number {
  const quote = /"""|'''|"|'/y;
  quote.lastIndex = at;
  const opened = quote.exec(text)?.[0];
  if (opened !== undefined) {
    const end = text.indexOf(opened, at + opened.length);
    return end === -1 ? text.length : end + opened.length;
  }
  if (!/[([{]/.test(text[at] ?? "")) return at + 1;
  let inner = at + 1;
  while (inner < text.length && !/[)\]}]/.test(text[inner] ?? "")) inner = after(text, inner);
  return inner + 1;
}
