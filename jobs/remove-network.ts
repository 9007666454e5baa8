import { removeObjects } from "./lib/remove-objects";
import { runJob } from "./lib/job";
import type { NetworkInput } from "./make-network";

/** Removes a network that nothing is on any more. */
export async function removeNetwork({ name }: NetworkInput): Promise<object> {
  await removeObjects({ containers: [], networks: [name], volumes: [] });
  return {};
}

if (require.main === module) runJob(removeNetwork);
