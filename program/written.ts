import { isMap, isScalar, isSeq, parseDocument, Scalar } from "yaml";
import type { Problem } from "../configs/problems";
import { notAText } from "./not-a-text";
import { type ConfigKey, OPTIONS } from "./options";

/**
 * The values of a stack's file that do not arrive as they are written: without quotes Pulumi takes `3.10` for the
 * number 3.1, `0123` for 83 and `+49` for 49, and writes that back whenever it changes the file.
 * @param yaml the text of Pulumi.STACK.yaml
 */
export function writtenProblems(project: string, yaml: string): Problem[] {
  const config: unknown = parseDocument(yaml, { logLevel: "silent" }).get("config");
  if (!isMap(config)) return [];
  return config.items.flatMap(({ key, value }) => {
    const [namespace, name = ""] = String(key).split(":");
    const isOurs = namespace === project && !OPTIONS[name as ConfigKey]?.isTyped;
    return isOurs ? problemsOf(name, value) : [];
  });
}

function problemsOf(path: string, value: unknown): Problem[] {
  if (isMap(value))
    return value.items.flatMap((item) => problemsOf(`${path}.${String(item.key)}`, item.value));
  if (isSeq(value)) return value.items.flatMap((item, at) => problemsOf(`${path}[${at}]`, item));
  if (!isScalar(value) || value.type !== Scalar.PLAIN) return [];
  const source = value.source ?? "";
  return arrivesAsWritten(source) ? [] : [notAText(path, source)];
}

function arrivesAsWritten(source: string): boolean {
  if (/^(true|false|0|-?[1-9]\d{0,14})$/.test(source)) return true;
  // Beyond any number it stays a text, as which Pulumi itself writes it.
  if (Math.abs(Number(source)) === Infinity) return true;
  return !NOT_TEXTS.some((form) => form.test(source));
}

/** What Pulumi's YAML takes for no text, where that is not its only spelling: go-yaml's forms. */
const NOT_TEXTS = [
  /^[-+]?(0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)$/,
  /^[-+]?(\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)([eE][-+]?\d+)?$/,
  /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/,
  /^(~|null|Null|NULL|)$/,
  /^(True|TRUE|False|FALSE)$/,
  /^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$/,
];
