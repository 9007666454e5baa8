import type { Unit } from "./stats";

/** A number with its unit; null where it is not known. */
export interface Value {
  number: number | null;
  unit: Unit | "s" | "MiB" | "change";
}

/** A number as a person reads it: with two digits behind the point, and from 100 on with none. */
export function valueText({ number, unit }: Value): string {
  if (number === null) return "not known";
  if (unit === "count") return String(number);
  if (unit === "change") return `${number < 0 ? "" : "+"}${(number * 100).toFixed(1)} %`;
  if (unit === "MiB") return `${Math.round(number)} MiB`;
  if (unit === "ratio") return `${Number((number * 100).toPrecision(2))} %`;
  const text = number.toFixed(number < 100 ? 2 : 0);
  return unit === "ms" || unit === "s" ? `${text} ${unit}` : text;
}
