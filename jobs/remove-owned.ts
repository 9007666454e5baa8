import { Label } from "../configs/container/labels";
import { runJob } from "./lib/job";
import { findOwned } from "./lib/find-owned";
import { removeObjects } from "./lib/remove-objects";

export interface OwnedInput {
  /** The name of the network whose label they carry. */
  network: string;
}

/** Removes all that still carries a network's label, once what the state knows of it is gone. */
export async function removeOwned({ network }: OwnedInput): Promise<object> {
  await removeObjects(await findOwned({ [Label.Network]: network }));
  return {};
}

if (require.main === module) runJob(removeOwned);
