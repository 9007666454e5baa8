import { Label, labelFilters, type Labels } from "../../configs/container/labels";
import type { MemoryUse } from "../../configs/container/memory-use";
import { tryDocker } from "./docker";
import { memoryUse } from "./memory-use";

/** What the containers beside a load test use of their memory, by component: those of its network but its own. */
export async function stackMemory(labels: Labels): Promise<Map<string, MemoryUse>> {
  const { [Label.Network]: network, [Label.Component]: own } = labels;
  const uses = new Map<string, MemoryUse>();
  if (network === undefined) return uses;
  const format = `{{.ID}} {{.Label "${Label.Component}"}}`;
  const filters = labelFilters({ [Label.Network]: network });
  const { stdout } = await tryDocker(["ps", "--no-trunc", "--format", format, ...filters]);
  const listed = stdout.split("\n").filter(Boolean);
  const asked = listed.map(async (line) => {
    const [id = "", component = ""] = line.split(" ");
    const use = component === own ? undefined : await memoryUse(id);
    if (use) uses.set(component, use);
  });
  await Promise.all(asked);
  return uses;
}
