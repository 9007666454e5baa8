import { tryDocker } from "../../jobs/lib/docker";
import type { StackContainer } from "./containers";

/** How a container does now: Docker's own word is as old as its last check, and `starting` before the first. */
export async function stateOf({
  id,
  running,
  exitCode,
  healthCheck,
}: StackContainer): Promise<string> {
  if (!running) return `stopped (exit code ${exitCode})`;
  if (healthCheck.length === 0) return "running";
  const check = await tryDocker(["exec", id, ...healthCheck]);
  return check.exitCode === 0 ? "healthy" : "does not answer";
}
