import { loggedTimes } from "../../configs/logged-times";
import { STATUS_COMMAND } from "../../configs/nginx/health";
import {
  addTimes,
  type NginxMetrics,
  nginxMetrics,
  noSums,
  parseStatus,
} from "../../configs/nginx/metrics";
import { tryDocker } from "../../jobs/lib/docker";
import { HOW_TO_SET } from "../setting";
import type { StackContainer } from "../stack/containers";

/** What each nginx among some containers does and did, in Prometheus' text format; empty where none is. */
export async function metricsOf(containers: StackContainer[]): Promise<string> {
  const all = (await Promise.all(containers.map(metricsIn))).filter((one) => one !== undefined);
  for (const { labels, sums } of all) if (sums.byStatus.size === 0) tellNoTimes(labels);
  return nginxMetrics(all);
}

/** What is no nginx does not answer so. */
async function metricsIn(container: StackContainer): Promise<NginxMetrics | undefined> {
  const { id, stack, component } = container;
  const asked = await tryDocker(["exec", id, ...STATUS_COMMAND]);
  const status = asked.exitCode === 0 ? parseStatus(asked.stdout) : undefined;
  if (status === undefined) return undefined;
  const sums = noSums();
  await tryDocker(["logs", id], {
    forgets: true,
    onLine: (line) => {
      const times = loggedTimes(line);
      if (times) addTimes(sums, times);
    },
  });
  return { labels: { stack, component }, status, sums };
}

function tellNoTimes({ component }: Record<string, string>): void {
  process.stderr.write(
    `! ${component}: its log tells no times: set nginx.accessLogFormat to json.\n${HOW_TO_SET}\n`,
  );
}
