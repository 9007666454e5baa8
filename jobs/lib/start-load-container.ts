import type { Labels } from "../../configs/container/labels";
import { LOAD_CONTAINER, loadContainerArgv } from "../../configs/load/container";
import type { LoadRun } from "../../configs/load/plan";
import { docker, lastLines, tryDocker } from "./docker";
import { JobError, progress } from "./job";
import { poll } from "./poll";

const LOOK_EVERY_MS = 1000;
/** Docker itself starts a container within a second of making it. */
const UNSTARTED_MS = 30_000;

/**
 * Starts the load container once no other load test runs on this host: two at once would measure each
 * other. Whoever holds the name ends by its own deadline, so the waiting ends.
 */
export async function startLoadContainer(
  run: LoadRun,
  networks: string[],
  labels: Labels,
): Promise<string> {
  const argv = loadContainerArgv(run, networks[0] ?? "none", labels);
  let waits = 0;
  const start = async () => {
    const { exitCode, stdout, all } = await tryDocker(argv);
    if (exitCode === 0) return stdout.trim();
    if (!/Conflict|already in use/.test(all)) {
      throw new JobError(`The load container could not be started:\n${lastLines(all)}`);
    }
    if (waits % 10 === 0) progress("waiting: another load test runs on this host");
    waits += 1;
    await removeUnstarted();
    return undefined;
  };
  return (await poll(start, { everyMs: LOOK_EVERY_MS })) as string;
}

/** One that was made and never started holds the name for good. */
async function removeUnstarted(): Promise<void> {
  const format = "{{.State.Status}} {{.Created}}";
  const { stdout } = await tryDocker(["inspect", "--format", format, LOAD_CONTAINER]);
  const [status, created = ""] = stdout.trim().split(" ");
  const isOld = Date.now() - Date.parse(created) > UNSTARTED_MS;
  if (status === "created" && isOld) await docker(["rm", LOAD_CONTAINER]);
}
