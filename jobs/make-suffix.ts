import { randomBytes } from "node:crypto";
import { runJob } from "./lib/job";

/**
 * A few digits that tell a Docker object from others of its name; Pulumi's state remembers them. Run again, since
 * its command line is another one, it gives what it gave before: nothing is renamed for that.
 */
export async function makeSuffix(): Promise<{ suffix: string }> {
  const before = process.env.PULUMI_COMMAND_STDOUT;
  if (before) return JSON.parse(before) as { suffix: string };
  return { suffix: randomBytes(4).toString("hex").slice(0, 7) };
}

if (require.main === module) runJob(makeSuffix);
