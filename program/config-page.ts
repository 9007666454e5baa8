import { AUTO } from "./config";
import { markdownTable, withTable } from "./markdown";
import { CONFIG_KEYS, type ConfigKey, OPTIONS } from "./options";
import type { Row } from "./row";

/** The tables of docs/config.md, by their headings. */
export const TABLES: Record<string, ConfigKey[]> = {
  "What the app is": keysFrom("appDir", "startTimeoutSeconds"),
  "What it is given": keysFrom("env", "groupname"),
  "How it is served": [...keysFrom("topology", "compare"), ...keysFrom("memoryMb", "tlsKey")],
  "How it is measured": keysFrom("load", "runId"),
  Images: keysFrom("pythonImage", "caBundle"),
};

/** The keys between two of the table, both with them. */
function keysFrom(first: ConfigKey, last: ConfigKey): ConfigKey[] {
  return CONFIG_KEYS.slice(CONFIG_KEYS.indexOf(first), CONFIG_KEYS.indexOf(last) + 1);
}

/** The `config` block of Pulumi.yaml. */
export function renderConfigBlock(): string {
  return `config:\n${CONFIG_KEYS.map(declaration).join("")}`;
}

function declaration(key: ConfigKey): string {
  const { what, default: start, isStructured, autoIsValue }: Row<unknown> = OPTIONS[key];
  const unset = autoIsValue ? "" : AUTO;
  const [description, value] =
    typeof start === "string"
      ? [what, start]
      : [`${what}; ${unset || "unset"}: ${start.auto}`, unset];
  return [
    `  ${key}:`,
    `    description: ${yaml(description)}`,
    ...(isStructured ? [] : ["    type: string"]),
    `    default: ${yaml(value)}`,
    "",
  ].join("\n");
}

/** A text as YAML: JSON's way to write one is one of YAML's. A plain word reads better without quotes. */
function yaml(text: string): string {
  return /^[a-z/][\w ,/-]*$/i.test(text) && !/^(true|false|yes|no|on|off|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

/** One of the tables of docs/config.md. */
export function renderConfigTable(heading: string): string {
  const rows = (TABLES[heading] ?? []).map((key) => {
    const { what, values, default: start } = OPTIONS[key];
    return [`\`${key}\``, what, values, typeof start === "string" ? `\`${start}\`` : start.auto];
  });
  return markdownTable([["key", "what it is", "values", "default"], ...rows]);
}

/** The page with its tables written anew; the text around them stays. */
export function withTables(page: string): string {
  return Object.keys(TABLES).reduce(
    (text, heading) => withTable(text, heading, renderConfigTable(heading)),
    page,
  );
}

/** Pulumi.yaml with its `config` block written anew: it is the last of the file. */
export function withConfigBlock(pulumiYaml: string): string {
  return pulumiYaml.slice(0, pulumiYaml.indexOf("\nconfig:\n") + 1) + renderConfigBlock();
}
