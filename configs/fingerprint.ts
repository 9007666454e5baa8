import { createHash } from "node:crypto";
import { isRecord } from "./problems";

/**
 * A short name for a plain value's content: equal values, whatever the order of their keys, have equal ones.
 * @returns 12 hexadecimal digits
 */
export function fingerprint(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex").slice(0, 12);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part,
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
