import type { Finding, Look } from "./finding";

/** What a browser loads of a front end, as far as a person wrote it. */
const SOURCE = /\.(vue|svelte|[jt]sx?)$/;
const ASIDE =
  /(^|\/)(node_modules|tests?|__tests__|dist|build|public)\/|\.(test|spec|config)\.\w+$/;
/** An address that is the author's own machine, in quotes. */
const ADDRESS = /(["'`])(https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?)(\/[^"'`$\s]*)?/;
/** What tells another one for a build. */
const VARIABLE = /\b(?:import\.meta\.env|process\.env)\.(\w+)/;

/** The sources of front ends. */
export function frontSourcesOf(files: readonly string[]): string[] {
  return files.filter((file) => SOURCE.test(file) && !ASIDE.test(file));
}

/** Requests that lead a visitor's browser to the visitor's own machine: each address is told once. */
export function frontAddressFindings(directory: string, { files, texts }: Look): Finding[] {
  const found = new Map<string, string>();
  const within = directory === "" ? "" : `${directory}/`;
  for (const file of frontSourcesOf(files).filter((one) => one.startsWith(within))) {
    for (const line of (texts[file] ?? "").split("\n")) {
      const [, , address, path = "/"] = ADDRESS.exec(line.replace(/^\s*(\/\/|\*).*/, "")) ?? [];
      if (address === undefined || found.has(address)) continue;
      const [, variable] = VARIABLE.exec(line) ?? [];
      found.set(address, toldOf(file, { address, path, variable }));
    }
  }
  return [...found.values()].map((why) => ({
    key: "frontend",
    value: undefined,
    why,
    kind: "edit",
  }));
}

interface Asked {
  address: string;
  path: string;
  variable: string | undefined;
}

function toldOf(file: string, { address, path, variable }: Asked): string {
  const where = `${file} asks ${address}, which is the visitor's own machine`;
  return variable === undefined
    ? `${where}: have it ask by the path alone, such as ${path}`
    : `${where}, unless ${variable} tells another address to its build: set it in a .env.production beside its package.json, or have it ask by the path alone`;
}
