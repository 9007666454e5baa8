import * as net from "node:net";
import { Label, labelFilters } from "../../configs/container/labels";
import { tryDocker } from "../../jobs/lib/docker";
import { SetupError } from "../setup/run";

const FIRST = 8080;
const LAST = 8180;

/** The first port of 127.0.0.1 from 8080 that nobody listens on. */
export async function firstFreePort(): Promise<number> {
  for (let port = FIRST; port <= LAST; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new SetupError(`All ports of 127.0.0.1 from ${FIRST} to ${LAST} are taken: free one.`);
}

/** Makes sure that a stack can have its port: it is free, or the stack's own already. */
export async function assertPortFree(port: number, stack: string): Promise<void> {
  if (await isFree(port)) return;
  const filters = [...labelFilters({ [Label.Stack]: stack }), "--filter", `publish=${port}`];
  if ((await tryDocker(["ps", "--quiet", ...filters])).stdout.trim()) return;
  throw new SetupError(
    `publish: expected a free port of 127.0.0.1, got ${port}, on which another program listens.\n` +
      `End that program, or give the stack another port: pulumi config set publish ${port + 1} -s ${stack}`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
