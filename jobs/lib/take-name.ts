import { lastLines, tryDocker } from "./docker";
import { JobError, progress } from "./job";
import { poll } from "./poll";
import type { ProcessOptions } from "./process";

const LOOK_EVERY_MS = 1000;
/** Docker itself starts a container within a second of making it, and removes one within some of its end. */
const UNUSED_MS = 30_000;

/** A container's name that only one at a time has on a host. */
export interface SharedName {
  name: string;
  /** What it is for, for messages. */
  what: string;
  /** What is said while another one has it. */
  waiting: string;
}

/**
 * Makes a container once nobody else has its name. Whoever has it ends by its own deadline, so the waiting
 * ends.
 * @param argv of the docker command that makes it
 * @returns its id
 */
export async function takeName(
  argv: string[],
  { name, what, waiting }: SharedName,
  options: ProcessOptions = {},
): Promise<string> {
  let waits = 0;
  const make = async () => {
    const { exitCode, stdout, all } = await tryDocker(argv, options);
    if (exitCode === 0) return stdout.trim();
    if (!/Conflict|already in use/.test(all)) {
      throw new JobError(`${what} could not be started:\n${lastLines(all)}`);
    }
    if (waits % 10 === 0) progress(`waiting: ${waiting}`);
    waits += 1;
    await removeUnused(name);
    return undefined;
  };
  return (await poll(make, { everyMs: LOOK_EVERY_MS })) as string;
}

/** One that was made and never started holds the name for good, as one whose removal failed does. */
async function removeUnused(name: string): Promise<void> {
  const format = "{{.State.Status}} {{.Created}} {{.State.FinishedAt}}";
  const { stdout } = await tryDocker(["inspect", "--format", format, name]);
  const [status = "", created = "", finished = ""] = stdout.trim().split(" ");
  const since = { created, exited: finished, dead: finished }[status];
  // Without --force: one that was started meanwhile stays.
  if (since && Date.now() - Date.parse(since) > UNUSED_MS) await tryDocker(["rm", name]);
}
