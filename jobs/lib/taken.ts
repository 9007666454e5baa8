import { setTimeout as sleep } from "node:timers/promises";
import type { Taking } from "../../configs/container/delivery";
import { lastLines, tryDocker } from "./docker";
import { tryCommand } from "./in-container";
import { JobError } from "./job";
import { poll } from "./poll";

const LOOK_EVERY_MS = 100;
const NEW_ONES_START_MS = 200;
/** One that was just starting may have read the files before: it is told again. */
const TELL_EVERY_LOOKS = 10;

/**
 * Has a container's process take the files that are in force, and waits until it answers with them, and by
 * none before.
 * @param isFirst whether there were none before: it starts with these, and has nothing to let go
 */
export async function taken(
  container: string,
  what: string,
  taking: Taking,
  isFirst: boolean,
): Promise<void> {
  let looks = 0;
  const look = async () => {
    const answer = await asked(container, taking);
    const isTold = isFirst || looks > 0;
    if (isTold && answer === taking.answer) return true;
    // One that does not answer yet reads them when it starts.
    if (answer !== undefined && looks % TELL_EVERY_LOOKS === 0) {
      await tryCommand(container, taking.take);
    }
    looks += 1;
    return undefined;
  };
  const timeoutMs = taking.timeoutSeconds * 1000;
  if (await poll(look, { everyMs: LOOK_EVERY_MS, timeoutMs }))
    return isFirst ? undefined : left(container, taking);
  const { all } = await tryDocker(["logs", "--tail", "20", container]);
  const logged = lastLines(all).trim() === "" ? "    It has logged nothing." : lastLines(all);
  throw new JobError(
    `${what} does not answer with its new files within ${taking.timeoutSeconds} s; those before stay in force:\n${logged}`,
  );
}

/** A client whose connection stays open may have asked for what the files before name, which is removed next. */
async function left(container: string, taking: Taking): Promise<void> {
  // nginx lets its new workers start before it ends the old ones: for 0.1 s both only work.
  await sleep(NEW_ONES_START_MS);
  const look = async () =>
    (await tryCommand(container, taking.left)).exitCode === 0 ? true : undefined;
  await poll(look, { everyMs: LOOK_EVERY_MS, timeoutMs: taking.leftSeconds * 1000 });
}

/** What its process says that it has, once it answers. */
async function asked(container: string, { ask }: Taking): Promise<string | undefined> {
  const { exitCode, stdout } = await tryCommand(container, ask);
  return exitCode === 0 ? stdout.trim().split("\n").at(-1) : undefined;
}
