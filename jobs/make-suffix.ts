import { randomBytes } from "node:crypto";
import { assertAddressesFree, type WantedAddresses } from "./lib/addresses";
import { runJob } from "./lib/job";

/** What a network's name is to be made for: nothing where Docker finds the addresses. */
export type SuffixInput = Partial<WantedAddresses>;

/**
 * A few digits that tell a Docker network from others of its name, once its addresses are free; Pulumi's state
 * remembers them. Run again, since its command line is another one, it gives what it gave before:
 * nothing is renamed for that.
 */
export async function makeSuffix({ subnet, needed = [], own = {}, isElsewhere }: SuffixInput) {
  const before = process.env.PULUMI_COMMAND_STDOUT;
  if (before) return JSON.parse(before) as { suffix: string };
  if (subnet !== undefined)
    await assertAddressesFree({ subnet, needed, own, ...(isElsewhere && { isElsewhere }) });
  return { suffix: randomBytes(4).toString("hex").slice(0, 7) };
}

if (require.main === module) runJob(makeSuffix);
