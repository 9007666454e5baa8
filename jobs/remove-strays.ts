import { isEmpty, type Owned } from "../configs/container/owned";
import { progress, runJob } from "./lib/job";
import { removeObjects } from "./lib/remove-objects";

export interface StraysInput {
  /** What nobody knows any more. */
  strays: Owned;
}

/** Removes what a deployment that was killed has made without telling the state. */
export async function removeStrays({ strays }: StraysInput): Promise<object> {
  if (isEmpty(strays)) return {};
  progress("removing what a deployment that was killed left behind");
  await removeObjects(strays);
  return {};
}

if (require.main === module) runJob(removeStrays);
