import { spawnSync } from "node:child_process";

/** What the client's current context has for DOCKER_HOST. */
export const CONTEXT = ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"];

/** An engine that answers does so at once; one that does not is told of by whatever needs it. */
const TIMEOUT_MS = 10_000;

/** What Docker's client says, at once; nothing where it cannot, of which whatever needs it tells. */
export function dockerSays(argv: string[]): string {
  const options = { encoding: "utf8", env: process.env, timeout: TIMEOUT_MS } as const;
  return spawnSync("docker", argv, options).stdout?.trim() ?? "";
}
