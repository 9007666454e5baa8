import type { Labels } from "../../configs/container/labels";
import { loadWorkerArgv } from "../../configs/load/container";
import { generatorCpus } from "../../configs/load/generator-cpus";
import type { LoadRun } from "../../configs/load/run";
import { docker, tryDocker } from "./docker";
import { progress } from "./job";
import { startLoadContainer } from "./start-load-container";

/** The containers that make a load. */
export interface LoadContainers {
  /** The one that says what comes when, and asks itself where there are no workers. */
  leader: string;
  workers: string[];
  /** The CPUs that they are held to, such as `6-7`; absent where too few are left for the service. */
  pinnedTo?: string;
}

/** Starts them once no other load test runs on this host. Whoever fails in between leaves none behind. */
export async function startLoadContainers(
  run: LoadRun,
  networks: string[],
  labels: Labels,
): Promise<LoadContainers> {
  const leader = await startLoadContainer(run, networks, labels);
  const workers: string[] = [];
  try {
    for (let count = run.workers; count > 1 && workers.length < run.workers;) {
      workers.push(await docker(loadWorkerArgv(run, networks[0] ?? "none", labels)));
    }
    return { leader, workers, ...(await pin([leader, ...workers], run.workers)) };
  } catch (error) {
    await removeLoadContainers({ leader, workers });
    throw error;
  }
}

export async function removeLoadContainers({ leader, workers }: LoadContainers): Promise<void> {
  await tryDocker(["rm", "--force", "--volumes", leader, ...workers]);
}

/** An engine may not have the CPUs that it counts by these numbers: then nothing is held. */
async function pin(containers: string[], processes: number): Promise<{ pinnedTo?: string }> {
  const { stdout } = await tryDocker(["info", "--format", "{{.NCPU}}"]);
  const cpus = generatorCpus(Number(stdout), processes);
  if (cpus === undefined) return {};
  const { exitCode } = await tryDocker(["update", "--cpuset-cpus", cpus, ...containers]);
  if (exitCode !== 0) return {};
  progress(`Locust is held to CPU ${cpus}, and leaves the others to the service`);
  return { pinnedTo: cpus };
}
