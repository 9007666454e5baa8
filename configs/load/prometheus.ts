import type { LoadDocument } from "./document";
import { gauge, labelled as line } from "../prometheus-text";
import { METRIC_NAMES, METRICS, type MetricName } from "./stats";
import type { OutputNumbers } from "./stats-outputs";

/** A run's numbers in Prometheus' text format, for a textfile collector or a gateway: what is not known is absent. */
export function prometheus(run: LoadDocument): string {
  const { stack, thresholds, validity, endpoints } = run;
  const families = METRIC_NAMES.map((metric) =>
    gauge(PREFIX + nameOf(metric), METRICS[metric].label, [
      ...sample(metric, { stack }, run),
      ...(METRICS[metric].perEndpoint
        ? endpoints.flatMap((one) =>
            sample(metric, { stack, method: one.method, endpoint: one.name }, one),
          )
        : []),
    ]),
  );
  const met = thresholds.map(({ isMet, metric, endpoint = "" }, index) =>
    line({ stack, metric, endpoint, index: String(index) }, Number(isMet)),
  );
  return [
    ...families,
    gauge(`${PREFIX}valid`, "whether the measurement decides something", [
      line({ stack }, Number(validity.verdict === "valid")),
    ]),
    gauge(`${PREFIX}threshold_met`, "whether a threshold is met", met),
  ].join("");
}

const PREFIX = "flask_serving_load_";

/** Base units, as Prometheus has them: seconds, and no prefixes. */
function nameOf(metric: MetricName): string {
  return metric.replace(/Ms$/, "Seconds").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function sample(
  metric: MetricName,
  labels: Record<string, string>,
  numbers: OutputNumbers,
): string[] {
  const number = numbers[metric];
  if (number === null) return [];
  return [line(labels, METRICS[metric].unit === "ms" ? number / 1000 : number)];
}
