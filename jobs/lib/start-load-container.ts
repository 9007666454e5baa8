import type { Labels } from "../../configs/container/labels";
import { LOAD_CONTAINER, loadContainerArgv } from "../../configs/load/container";
import type { LoadRun } from "../../configs/load/run";
import { takeName } from "./take-name";

/** Starts the load container once no other load test runs on this host: two at once would measure each other. */
export function startLoadContainer(
  run: LoadRun,
  networks: string[],
  labels: Labels,
): Promise<string> {
  return takeName(loadContainerArgv(run, networks[0] ?? "none", labels), {
    name: LOAD_CONTAINER,
    what: "The load container",
    waiting: "another load test runs on this host",
  });
}
