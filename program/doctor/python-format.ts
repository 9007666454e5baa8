import { after, split } from "./python-text";

const QUOTED = /^([rbuf]?)("""|'''|"|')(.*)\2/is;

/**
 * A text with values in it, as `f"a{x}b"`, `"a{}b".format(x)` or `"a%sb" % x` make it: what stands between the values
 * and, in turn, their expressions. Undefined for all else.
 */
export function formatParts(text: string): string[] | undefined {
  const end = after(text, /^[rbuf]*/i.exec(text)?.[0].length ?? 0);
  const [, prefix = "", , inner] = QUOTED.exec(text.slice(0, end)) ?? [];
  if (inner === undefined) return undefined;
  const behind = text.slice(end).trim();
  if (behind === "") return /f/i.test(prefix) ? inner.split(/\{([^{}]*)\}/) : undefined;
  const called = /^\.format\((.*)\)$/s.exec(behind)?.[1];
  if (called !== undefined) return filled(inner, /\{(\w*)\}/, listed(called));
  const [, given] = /^%\s*(.+)$/s.exec(behind) ?? [];
  const tuple = /^\((.*)\)$/s.exec(given ?? "")?.[1];
  return given === undefined ? undefined : filled(inner, /%()s/, listed(tuple ?? given));
}

function listed(text: string): string[] {
  return split(text, /\s*,\s*/y).map((one) => one.trim());
}

/** Each place with the value of its number, or the next one. */
function filled(inner: string, place: RegExp, values: string[]): string[] {
  return inner.split(place).map((part, index) => {
    if (index % 2 === 0) return part;
    return values[part === "" ? (index - 1) / 2 : Number(part)] ?? "";
  });
}
