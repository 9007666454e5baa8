import * as path from "node:path";
import { progress, runJob } from "./lib/job";
import type { DataInput } from "./make-data";

/** What an app wrote is its user's: nothing here removes it. */
export async function keepData({ directories }: DataInput): Promise<object> {
  for (const directory of directories)
    progress(`kept: the app's data in ${path.resolve(directory)}`);
  return {};
}

if (require.main === module) runJob(keepData);
