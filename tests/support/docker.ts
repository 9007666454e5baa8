import { spawnSync } from "node:child_process";
import * as net from "node:net";

/** What docker prints on stdout. */
export function docker(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("docker", args, {
    encoding: "utf8",
    // Which a test may have changed.
    env: process.env,
  });
  if (status !== 0) throw new Error(`docker ${args.join(" ")} failed:\n${stderr}`);
  return stdout.trim();
}

/** The ids of a project's containers, by the label that each of them carries. */
export function containersOf(project: string, stack?: string, component?: string): string[] {
  const labels = { project, stack, component };
  const filters = Object.entries(labels)
    .filter(([, value]) => value !== undefined)
    .flatMap(([label, value]) => ["--filter", `label=flask-serving.${label}=${value}`]);
  return lines(docker("ps", "--all", "--quiet", "--no-trunc", ...filters));
}

/** All that a project has on the engine. */
export function leftOf(project: string, stack?: string): Record<string, string[]> {
  const label = stack ? `flask-serving.stack=${stack}` : `flask-serving.project=${project}`;
  const filters = [
    "--filter",
    `label=flask-serving.project=${project}`,
    "--filter",
    `label=${label}`,
  ];
  return {
    containers: containersOf(project, stack),
    networks: lines(docker("network", "ls", "--quiet", ...filters)),
    volumes: lines(docker("volume", "ls", "--quiet", ...filters)),
    images: lines(docker("images", "--all", "--quiet", ...filters)),
  };
}

/** Removes what a test that failed half-way left of a project: by its label, nothing else. */
export function sweep(project: string): void {
  const { containers = [], networks = [], volumes = [] } = leftOf(project);
  if (containers.length > 0) docker("rm", "--force", "--volumes", ...containers);
  if (networks.length > 0) docker("network", "rm", ...networks);
  if (volumes.length > 0) docker("volume", "rm", ...volumes);
  // What a name needs goes with it; what has none is pruned, stages included.
  const label = ["--filter", `label=flask-serving.project=${project}`];
  const named = lines(docker("images", "--format", "{{.Repository}}:{{.Tag}}", ...label));
  for (const name of named.filter((one) => !one.includes("<none>"))) docker("image", "rm", name);
  docker("image", "prune", "--force", ...label);
}

/** What `docker inspect` says of a container. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as free as Docker's answer
export function inspect(container: string | undefined): Record<string, any> {
  return (JSON.parse(docker("inspect", container ?? "none")) as Record<string, unknown>[])[0]!;
}

/** What a container has written so far. */
export function logOf(container: string): string {
  const { stdout, stderr } = spawnSync("docker", ["logs", container], { encoding: "utf8" });
  return stdout + stderr;
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function lines(text: string): string[] {
  return text.split("\n").filter(Boolean).sort();
}
