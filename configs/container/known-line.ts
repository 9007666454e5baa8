/** A line that programs write as they fail, and what it means for someone who has never met it. */
export interface KnownLine {
  /** Where it has groups, they are what the sentence names. */
  pattern: RegExp;
  /** Another line that says why: this one is no more than what came of it. */
  unless?: RegExp;
  /** What mends it, by the names of arguments; of all lines that match, the first groups, each once. */
  sentence: string | ((found: string[]) => string);
}

/** The sentences of a table for what a text says, each once. */
export function sentencesFor(table: readonly KnownLine[], text: string): string[] {
  const said = table.flatMap(({ pattern, unless, sentence }) => {
    if (unless?.test(text)) return [];
    const matches = [...text.matchAll(new RegExp(pattern, `g${pattern.flags.replace("g", "")}`))];
    if (matches.length === 0) return [];
    const groups = matches.flatMap((match) => match.slice(1).find(Boolean) ?? []);
    return typeof sentence === "string" ? [sentence] : [sentence([...new Set(groups)])];
  });
  return [...new Set(said)];
}

/** Names as a sentence lists them. */
export function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
