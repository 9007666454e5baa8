import { killedSentence, type MemoryUse } from "../../configs/container/memory-use";
import { JobError } from "./job";
import { memoryUse } from "./memory-use";
import { poll } from "./poll";

const LOOK_EVERY_MS = 250;
/** So long without another MiB, and its processes have loaded what they load. */
const QUIET_LOOKS = 4;
const WATCH_MS = 15_000;

/** A service that answers, whose other processes may still be on their way. */
export interface Watched {
  container: string;
  what: string;
  /** How many processes of it share its memory. */
  processes: number;
  /** How many had been killed before this start of it. */
  killedBefore: number;
}

/**
 * Makes sure that no process of a service is killed for memory: one of them answers, and the others die in a row. Where
 * what is used, once for each process, could reach the limit, it is watched until it stops growing.
 * @throws JobError with the numbers, and the keys that mend it
 */
export async function assertNoneKilled(watched: Watched): Promise<void> {
  let last: MemoryUse | undefined;
  let quiet = 0;
  const look = async () => {
    const use = await memoryUse(watched.container);
    if (use === undefined) return true;
    const killed = use.killed - watched.killedBefore;
    if (killed > 0) throw new JobError(killedSentence(watched.what, { ...use, killed }));
    if (use.usedMb * watched.processes < use.limitMb) return true;
    quiet = last && use.usedMb <= last.usedMb + 1 ? quiet + 1 : 0;
    last = use;
    return quiet >= QUIET_LOOKS ? true : undefined;
  };
  await poll(look, { everyMs: LOOK_EVERY_MS, timeoutMs: WATCH_MS });
}
