import { DockerError } from "./lib/docker";
import { runJob } from "./lib/job";
import { poll } from "./lib/poll";
import { removeObjects } from "./lib/remove-objects";

export interface VolumeInput {
  volume: string;
}

/** How long a container that no state knows, and that has the volume, may take to be removed beside this. */
const PATIENCE_MS = 30_000;

/** Removes a volume, once no container has it any more. */
export async function removeVolume({ volume }: VolumeInput): Promise<object> {
  let last: unknown;
  const removed = async () => {
    try {
      await removeObjects({ containers: [], networks: [], volumes: [volume] });
      return true;
    } catch (error) {
      if (!(error instanceof DockerError) || !error.message.includes("in use")) throw error;
      last = error;
      return undefined;
    }
  };
  if (await poll(removed, { everyMs: 200, timeoutMs: PATIENCE_MS })) return {};
  throw last;
}

if (require.main === module) runJob(removeVolume);
