import { scryptSync } from "node:crypto";

/**
 * A short text that changes when a secret does and does not give it away: it is in host names, in plain
 * text. Scrypt makes each guess costly, and eight digits fit too many secrets to tell which it was.
 * @param salt differs from stack to stack, so that equal secrets do not show
 */
export function secretRevision(secrets: Record<string, string>, salt: string): string | undefined {
  const entries = Object.entries(secrets).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return undefined;
  return scryptSync(JSON.stringify(entries), salt, 4).toString("hex");
}
