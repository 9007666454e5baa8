import { Label } from "../configs/container/labels";
import { runJob } from "./lib/job";
import { findOwned } from "./lib/find-owned";
import { removeObjects } from "./lib/remove-objects";
import type { OwnedInput } from "./remove-owned";

/** Removes the containers that still carry a network's label, so that the network can be removed. */
export async function removeContainers({ network }: OwnedInput): Promise<object> {
  const { containers } = await findOwned({ [Label.Network]: network });
  await removeObjects({ containers, networks: [], volumes: [] });
  return {};
}

if (require.main === module) runJob(removeContainers);
