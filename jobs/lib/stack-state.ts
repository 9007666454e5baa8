import { CPU_USE_PROGRAM, parseCpuUse } from "../../configs/container/cpu-use";
import { Label, labelFilters, type Labels } from "../../configs/container/labels";
import { MEMORY_USE_PROGRAM, parseMemoryUse } from "../../configs/container/memory-use";
import type { ContainerState } from "../../configs/load/containers";
import { tryDocker } from "./docker";
import { tryCommand } from "./in-container";

/** Each changes the directory that it is in. */
const PROGRAM = `(${MEMORY_USE_PROGRAM})\n(${CPU_USE_PROGRAM})`;

/** How the containers beside a load test are, by component: those of its network but its own. */
export async function stackState(labels: Labels): Promise<Map<string, ContainerState>> {
  const { [Label.Network]: network, [Label.Component]: own } = labels;
  const states = new Map<string, ContainerState>();
  if (network === undefined) return states;
  const format = `{{.ID}} {{.Label "${Label.Component}"}}`;
  const filters = labelFilters({ [Label.Network]: network });
  const { stdout } = await tryDocker(["ps", "--no-trunc", "--format", format, ...filters]);
  const listed = stdout.split("\n").filter(Boolean);
  const asked = listed.map(async (line) => {
    const [id = "", component = ""] = line.split(" ");
    if (component !== own) states.set(component, await stateOf(id));
  });
  await Promise.all(asked);
  return states;
}

async function stateOf(id: string): Promise<ContainerState> {
  const [started, used] = await Promise.all([
    tryDocker(["inspect", "--format", "{{.State.StartedAt}}", id]),
    tryCommand(id, ["sh", "-c", PROGRAM]),
  ]);
  return {
    at: performance.now() / 1000,
    startedAt: started.stdout.trim(),
    memory: parseMemoryUse(used.stdout),
    cpu: parseCpuUse(used.stdout),
  };
}
