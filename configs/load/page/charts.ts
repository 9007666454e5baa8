import type { LoadDocument } from "../document";
import { type Html, html } from "./html";

/** The charts, which the page's script draws; without one, the tables say the same in fewer numbers. */
export function chartFigures({ course, percentiles }: LoadDocument, within: Html): Html[] {
  return [
    ...(course.length > 1
      ? [
          figure(
            "times",
            "Response times",
            "The average of each second. What is shaded does not count.",
          ),
          figure("load", "Load", "Users, and requests and failures a second."),
        ]
      : []),
    ...(percentiles.length > 1
      ? [
          figure(
            "percentiles",
            "Percentiles",
            "How many of all requests were answered within how long; limits are dashed.",
            within,
          ),
        ]
      : []),
  ];
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
