import type { Look } from "./finding";

/** A name that a source gives a text, such as `KEY_DATABASE = "DATABASE_URL"`. */
const NAMED = /^([A-Z][A-Z0-9_]*)\s*(?::[^=\n]+)?=\s*["'](\w+)["']\s*(?:#.*)?$/gm;
/** A variable that is read by such a name. */
const READ = /\b(environ\.get\(\s*|environ\[\s*|getenv\(\s*)(?:[a-z]\w*\.)*([A-Z][A-Z0-9_]*)\b/g;

/** The same look, with each variable of the environment by its own name where the sources give it another. */
export function spelledOut(look: Look): Look {
  const sources = Object.entries(look.texts).filter(([file]) => file.endsWith(".py"));
  const given = new Map<string, Set<string>>();
  for (const [, text = ""] of sources) {
    for (const [, name = "", value = ""] of text.matchAll(NAMED)) {
      given.set(name, (given.get(name) ?? new Set()).add(value));
    }
  }
  const spelled = sources.map(([file, text = ""]) => [
    file,
    text.replace(READ, (whole, reads: string, name: string) => {
      const [value, ...more] = given.get(name) ?? [];
      // One name with two values is no source's but its own.
      return value === undefined || more.length > 0 ? whole : `${reads}"${value}"`;
    }),
  ]);
  return { ...look, texts: { ...look.texts, ...Object.fromEntries(spelled) } as Look["texts"] };
}
