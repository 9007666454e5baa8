import { setTimeout as delay } from "node:timers/promises";
import { Label, labelFilters, type Labels } from "../../configs/container/labels";
import { addLine, NO_LINES, type Span, type TimeSums } from "../../configs/load/time-split";
import { lastLines, tryDocker } from "./docker";

/** nginx writes a line a second later at most. */
const WRITTEN_AFTER_MS = 1100;

/** What the container that a load test asks has logged while it was measured, added up; nothing where it logs no times. */
export async function frontLog(
  labels: Labels,
  host: string,
  spans: readonly Span[],
): Promise<TimeSums> {
  const { [Label.Network]: network } = labels;
  if (network === undefined || spans.length === 0) return NO_LINES;
  const filters = labelFilters({ [Label.Network]: network, [Label.Component]: host });
  const { stdout } = await tryDocker(["ps", "--quiet", "--no-trunc", ...filters]);
  const [front] = stdout.split("\n").filter(Boolean);
  if (front === undefined) return NO_LINES;
  const end = Math.max(...spans.map(([, to]) => to));
  await written(end);
  const since = Math.floor(Math.min(...spans.map(([from]) => from)));
  const until = Math.ceil(end + WRITTEN_AFTER_MS / 1000);
  let sums = NO_LINES;
  const { exitCode, all } = await tryDocker(
    ["logs", "--since", `${since}`, "--until", `${until}`, front],
    {
      forgets: true,
      onLine: (line) => void (sums = addLine(sums, line, spans)),
    },
  );
  return exitCode === 0 ? sums : { ...NO_LINES, unread: lastLines(all, 1).trim() };
}

/** Waits until nginx has written what ended at a time, in seconds. */
async function written(end: number): Promise<void> {
  const left = end * 1000 + WRITTEN_AFTER_MS - Date.now();
  await delay(Math.min(WRITTEN_AFTER_MS, Math.max(0, left)));
}
