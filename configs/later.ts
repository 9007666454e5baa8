/** Whether a value is not known yet: another resource makes it, and Pulumi hands it on. */
export function isLater(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { apply, then } = value as { apply?: unknown; then?: unknown };
  return typeof apply === "function" || typeof then === "function";
}
