import type { Upstream } from "./route";

/** Whether connections to an upstream are used again: where it keeps them, unless nobody wants that. */
export function isKept(
  { keepsConnections }: Upstream,
  { keepAlive = true }: { keepAlive?: boolean | undefined },
): boolean {
  return keepsConnections && keepAlive;
}
