import { Label } from "../configs/container/labels";
import { tryDocker } from "./lib/docker";
import { JobError, runJob } from "./lib/job";

export interface NetworksInput {
  /** Names of networks that others made. */
  networks: readonly string[];
  /** What they were when the deployment began: another one is looked for again. */
  ids?: string[];
}

/** Makes sure that the networks which an app joins are there. */
export async function findNetworks({ networks }: NetworksInput): Promise<object> {
  if (networks.length === 0) return {};
  const own = `{{if not (.Label "${Label.Project}")}}{{.Name}}{{end}}`;
  const { stdout } = await tryDocker(["network", "ls", "--filter", "type=custom", "--format", own]);
  const there = stdout.split("\n").filter(Boolean);
  const missing = networks.filter((network) => !there.includes(network));
  if (missing.length === 0) return {};
  throw new JobError(missing.map((network) => problem(network, there)).join("\n"));
}

function problem(network: string, there: string[]): string {
  return (
    `networks: expected a Docker network that is there (${there.join(", ") || "now there is none"}), ` +
    `got ${network}. Start what makes it, such as \`docker compose up\`, or make it: docker network create ${network}`
  );
}

if (require.main === module) runJob(findNetworks);
