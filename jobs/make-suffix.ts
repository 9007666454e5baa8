import { randomBytes } from "node:crypto";
import { runJob } from "./lib/job";

/** A few digits that tell a Docker object from others of its name; Pulumi's state remembers them. */
export async function makeSuffix(): Promise<{ suffix: string }> {
  return { suffix: randomBytes(4).toString("hex").slice(0, 7) };
}

if (require.main === module) runJob(makeSuffix);
