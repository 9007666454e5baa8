import { setTimeout as delay } from "node:timers/promises";
import { Label, labelFilters, type Labels } from "../../configs/container/labels";
import { type LoggedTimes, loggedTimes, type Span } from "../../configs/load/time-split";
import { tryDocker } from "./docker";

/** nginx writes a line a second later at most. */
const WRITTEN_AFTER_MS = 1100;

/** What the container that a load test asks has logged of each request, since the first span began; none where it logs no times. */
export async function frontLog(
  labels: Labels,
  host: string,
  spans: readonly Span[],
): Promise<LoggedTimes[]> {
  const { [Label.Network]: network } = labels;
  if (network === undefined || spans.length === 0) return [];
  const filters = labelFilters({ [Label.Network]: network, [Label.Component]: host });
  const { stdout } = await tryDocker(["ps", "--quiet", "--no-trunc", ...filters]);
  const [front] = stdout.split("\n").filter(Boolean);
  if (front === undefined) return [];
  const lastWritten = Math.max(...spans.map(([, to]) => to)) * 1000 + WRITTEN_AFTER_MS;
  await delay(Math.min(WRITTEN_AFTER_MS, Math.max(0, lastWritten - Date.now())));
  const since = String(Math.floor(Math.min(...spans.map(([from]) => from))));
  const { stdout: log } = await tryDocker(["logs", "--since", since, front]);
  return log.split("\n").flatMap((line) => loggedTimes(line) ?? []);
}
