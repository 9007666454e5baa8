/** A text as one word of a POSIX shell, for a command that somebody is to copy; plain where it can be. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:@%+=,-]+$/.test(text)) return text;
  return quotedForShell(text);
}

/** The same, always in quotes: within single ones a shell reads all but a quote as it is. */
export function quotedForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
