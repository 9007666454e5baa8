import type { Delivery, Taking } from "../configs/container/delivery";
import { nginxHints } from "../configs/nginx/known-lines";
import { lastLines, tryDocker } from "./lib/docker";
import { tryCommand } from "./lib/in-container";
import { JobError, runJob } from "./lib/job";
import { startIfStopped } from "./lib/start-container";
import { taken } from "./lib/taken";
import { allOf } from "./lib/together";
import { unpackMissing } from "./lib/unpack-tree";
import { removeUnused, switchTo, type Versions, writeVersion } from "./lib/version";

export interface DeliverInput {
  /** The container's id. */
  container: string;
  /** What it is, for messages. */
  what: string;
  delivery: Delivery;
}

/**
 * Gives a container files as one version: written beside the one in force, checked, put in force by one
 * rename, and taken by the container's process when this ends. What is refused leaves nothing.
 */
export async function deliverFiles(input: DeliverInput): Promise<object> {
  const { container, what, delivery } = input;
  const versions = { container, directory: delivery.directory };
  await startIfStopped(container, what);
  try {
    const written = writeVersion(versions, delivery);
    await allOf<unknown>([written, unpackMissing(versions, delivery.trees)]);
    const version = await written;
    await check(input, `${delivery.directory}/${version}`);
    const before = await putInForce(versions, version, what, delivery.taking);
    // A first version leaves nothing behind.
    if (before !== "") await tidy(versions);
  } catch (error) {
    await tidy(versions);
    throw error;
  }
  return {};
}

/** What cannot be removed now, the next delivery removes: it is no reason to fail, or to fail otherwise. */
async function tidy(versions: Versions): Promise<void> {
  await removeUnused(versions).catch(() => {});
}

async function check({ container, what, delivery }: DeliverInput, directory: string) {
  const { exitCode, all } = await tryCommand(container, delivery.taking.check, directory);
  if (exitCode === 0) return;
  const refused = `${what} refuses its new files; those before stay in force:\n${lastLines(all)}`;
  throw new JobError([refused, ...nginxHints(all)].join("\n"));
}

/** @returns what was in force before, or "" */
async function putInForce(versions: Versions, version: string, what: string, taking: Taking) {
  const before = await switchTo(versions, version);
  try {
    await taken(versions.container, what, taking, before === "");
    return before;
  } catch (error) {
    await switchTo(versions, before);
    // With none before it is to wait for its first files again.
    if (before === "") await tryDocker(["restart", "--time", "1", versions.container]);
    else await tryCommand(versions.container, taking.take);
    throw error;
  }
}

if (require.main === module) runJob(deliverFiles);
