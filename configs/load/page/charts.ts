import type { LoadDocument } from "../document";
import { LEAST_REQUESTS, type Timeline } from "../timeline";
import { type Html, html } from "./html";

/** The charts, which the page's script draws; without one, the tables say the same in fewer numbers. */
export function chartFigures(
  { course, timeline, percentiles, thresholds }: LoadDocument,
  within: Html,
): Html[] {
  const limits = thresholds.length > 0 ? " Limits are dashed." : "";
  return [
    ...(course.length > 1
      ? [
          figure(
            "times",
            "Response times",
            `${timesWords(timeline)} What is shaded does not count.${limits}`,
          ),
          figure("load", "Load", "Users, and requests and failures a second."),
        ]
      : []),
    ...(percentiles.length > 1
      ? [
          figure(
            "percentiles",
            "Percentiles",
            `How many of all requests were answered within how long.${limits}`,
            within,
          ),
        ]
      : []),
  ];
}

/** What of response times is drawn, and why not more. */
function timesWords({ seconds, points, reason }: Timeline): string {
  if (reason !== undefined) return `The average of each second. ${reason}`;
  const each = seconds === 1 ? "each second" : `every ${seconds} s`;
  const isFew = points.some(({ p99ResponseMs }) => p99ResponseMs === null);
  const few = `Of fewer than ${LEAST_REQUESTS.p99ResponseMs} there is no 99 of 100, of fewer than ${LEAST_REQUESTS.p95ResponseMs} no 95.`;
  return `Of what was answered in ${each}: the average, and within how long half of it was, 95 and 99 of 100.${isFew ? ` ${few}` : ""}`;
}

function figure(name: string, title: string, caption: string, beside?: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    <figure>
      <figcaption>${caption}</figcaption>
      <div class="chart" data-chart="${name}" role="img" aria-label="${title}: ${caption}"></div>
    </figure>
    ${beside}
  </section>`;
}
