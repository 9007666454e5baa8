import { Label, labelFilters, type Labels } from "../../configs/container/labels";
import { addLogged, type LogUse, nothingLogged } from "../../configs/load/log-costs";
import type { Span } from "../../configs/load/time-split";
import { tryDocker } from "./docker";

/** What the containers beside a load test have logged in a span, by component: replicas are one, and one whose log cannot be read has logged nothing. */
export async function stackLogs(
  { [Label.Network]: network, [Label.Component]: own }: Labels,
  span: Span,
): Promise<Map<string, LogUse>> {
  const uses = new Map<string, LogUse>();
  if (network === undefined) return uses;
  const format = `{{.ID}}\t{{.Label "${Label.Component}"}}\t{{.Command}}`;
  const filters = labelFilters({ [Label.Network]: network });
  const { stdout } = await tryDocker(["ps", "--no-trunc", "--format", format, ...filters]);
  const [since, until] = span.map((time) => time.toFixed(6)) as [string, string];
  for (const line of stdout.split("\n").filter(Boolean)) {
    const [id = "", component = "", command = ""] = line.split("\t");
    if (component === own) continue;
    let use = uses.get(component) ?? nothingLogged(command);
    const argv = ["logs", "--timestamps", "--since", since, "--until", until, id];
    await tryDocker(argv, {
      forgets: true,
      onLine: (logged) => void (use = addLogged(use, logged)),
    });
    uses.set(component, use);
  }
  return uses;
}
