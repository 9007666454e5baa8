import { runJob } from "./lib/job";
import { removeObjects } from "./lib/remove-objects";

export interface VolumeInput {
  volume: string;
}

/** Removes a volume that no container has any more. */
export async function removeVolume({ volume }: VolumeInput): Promise<object> {
  await removeObjects({ containers: [], networks: [], volumes: [volume] });
  return {};
}

if (require.main === module) runJob(removeVolume);
