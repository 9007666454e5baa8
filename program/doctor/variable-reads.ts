/** A variable that a source reads, and has no other value for. */
export interface VariableRead {
  name: string;
  /** Whether the app does not start without it. */
  isNeeded: boolean;
}

/** Forms that end the app where the variable is not there, and what a source has where that is what they are. */
const NEEDED: readonly { form: RegExp; where?: RegExp }[] = [
  { form: /\benviron\[\s*(["'])(\w+)\1\s*\](?!\s*=[^=])/g },
  { form: /\benv(?:\.\w+)?\(\s*(["'])(\w+)\1\s*\)/g, where: /\benvirons?\b.*\bimport\b|\bEnv\(/ },
  {
    form: /\bconfig\(\s*(["'])(\w+)\1\s*(?:,\s*cast\s*=[^()]*)?\)/g,
    where: /\bdecouple\b.*\bimport\b/,
  },
];
/** Forms that go on without it. */
const READ = /\b(?:environ\.get|getenv)\(\s*(["'])(\w+)\1\s*\)(?!\s*\\?\s*or\b)/g;

/** A function that makes the app is run as soon as the server has imported it. */
const MAKES_APP = /^def\s+\w*app\w*\s*\(|\bFlask\(/;

/** The variables that a source reads: what stands in a function is read later, if ever. */
export function readsOf(source: string): VariableRead[] {
  const text = source.replace(/("""|''')[^]*?\1/g, "''").replace(/^\s*#.*$/gm, "");
  const forms = NEEDED.filter(({ where }) => where === undefined || where.test(text));
  return text.split(/^(?=[^\s)\]}])/m).flatMap((whole) => {
    const part = withoutMethods(whole);
    const isLater = /^(@|def |async |if __name__)/.test(part) && !MAKES_APP.test(part);
    const namesBy = (form: RegExp) => [...part.matchAll(form)].map(([, , name = ""]) => name);
    return [
      ...forms
        .flatMap(({ form }) => namesBy(form))
        .map((name) => ({ name, isNeeded: !isLater && !isAskedFor(name, text) })),
      ...namesBy(READ).map((name) => ({ name, isNeeded: isRefused(name, text) })),
      ...settingsIn(part).map((name) => ({ name, isNeeded: true })),
    ];
  });
}

/** What a class does is done later; what it is, at once, and so is what makes an object of settings. */
function withoutMethods(part: string): string {
  if (!part.startsWith("class ")) return part;
  const kept = /^class \w*(Config|Settings)/.test(part) ? "(?!__init__)" : "";
  return part.replace(new RegExp(`^ {4}(?:async )?def ${kept}[^]*?(?=^ {4}\\S|(?![^]))`, "gm"), "");
}

/** Whether a source looks first whether a variable is there. */
function isAskedFor(name: string, text: string): boolean {
  return new RegExp(`\\b(if|elif)\\b[^\\n]*["']${name}["']`).test(text);
}

/** Whether a source gives up where it has looked a variable up in vain. */
function isRefused(name: string, text: string): boolean {
  const kept = new RegExp(`(\\w+)\\s*=\\s*[\\w.]+\\(\\s*["']${name}["']\\s*\\)`).exec(text)?.[1];
  if (kept === undefined) return false;
  return new RegExp(
    `if\\s+(not\\s+${kept}|${kept}\\s+is\\s+None)\\b.*:\\s*(raise|sys\\.exit)`,
  ).test(text);
}

/** The fields of a class of settings that have no default. */
function settingsIn(part: string): string[] {
  if (!/^class\s+\w+\([^)]*\bBaseSettings\b/.test(part)) return [];
  const prefix = /\benv_prefix\s*=\s*["'](\w*)["']/.exec(part)?.[1] ?? "";
  const fields = part.split("\n").flatMap((line) => {
    const [, name, rest = ""] = /^ {4}([a-z]\w*)\s*:\s*(.+)$/i.exec(line) ?? [];
    const [, value] = rest.split(/\s=\s/);
    const isOpen =
      value === undefined || /^Field\((?!.*\bdefault)(\.\.\.|\s*\w+\s*=|\s*\))/.test(value);
    return name !== undefined && isOpen && !/\bClassVar\b/.test(rest) ? [name] : [];
  });
  return fields.map((name) => `${prefix}${name}`.toUpperCase());
}
