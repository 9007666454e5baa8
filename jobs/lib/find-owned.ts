import type { Labels } from "../../configs/container/labels";
import { type Owned, ownedArgv } from "../../configs/container/owned";
import { dockerLines } from "./docker";

/** What has these labels now. */
export async function findOwned(labels: Labels): Promise<Owned> {
  const argv = ownedArgv(labels);
  const [containers, networks, volumes] = await Promise.all([
    dockerLines(argv.containers),
    dockerLines(argv.networks),
    dockerLines(argv.volumes),
  ]);
  return { containers, networks, volumes };
}
