import type { Owned } from "../../configs/container/owned";
import { DockerError, tryDocker } from "./docker";

/** Removes Docker objects: what uses a network or a volume first. What is gone already is as it should be. */
export async function removeObjects({ containers, networks, volumes }: Owned): Promise<void> {
  await remove(["rm", "--force", "--volumes"], containers);
  await remove(["network", "rm"], networks);
  await remove(["volume", "rm"], volumes);
}

async function remove(command: string[], ids: string[]): Promise<void> {
  for (const id of ids) {
    const result = await tryDocker([...command, id]);
    if (result.exitCode !== 0 && !/no such|not found|already in progress/i.test(result.all))
      throw new DockerError(command, result);
  }
}
