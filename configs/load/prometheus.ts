import type { LoadDocument } from "./document";
import { METRIC_NAMES, METRICS, type MetricName } from "./stats";
import type { OutputNumbers } from "./stats-outputs";

/** A run's numbers in Prometheus' text format, for a textfile collector or a gateway: what is not known is absent. */
export function prometheus(run: LoadDocument): string {
  const { stack, thresholds, validity, endpoints } = run;
  const families = METRIC_NAMES.map((metric) =>
    family(nameOf(metric), METRICS[metric].label, [
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
    family("valid", "whether the measurement decides something", [
      line({ stack }, Number(validity.verdict === "valid")),
    ]),
    family("threshold_met", "whether a threshold is met", met),
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

/** What follows the name: a label's value has its backslashes, quotes and new lines escaped. */
function line(labels: Record<string, string>, number: number): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `{${pairs.join(",")}} ${number}`;
}

function family(name: string, help: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const head = [`# HELP ${PREFIX}${name} ${help}`, `# TYPE ${PREFIX}${name} gauge`];
  return [...head, ...lines.map((one) => `${PREFIX}${name}${one}`), ""].join("\n");
}

function escaped(text: string): string {
  return text.replace(/[\\"\n]/g, (character) => (character === "\n" ? "\\n" : `\\${character}`));
}
