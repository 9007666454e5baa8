import type { LoadDocument } from "../document";
import type { Percentile } from "../percentiles";
import type { JudgedThreshold } from "../thresholds";
import { valueText } from "../value-text";
import { type Html, html } from "./html";
import { mark } from "./marks";

/** What became of each threshold; undefined where there is none. */
export function thresholdList({ thresholds }: LoadDocument): Html | undefined {
  if (thresholds.length === 0) return undefined;
  const items = thresholds.map(
    ({ isMet, sentence }) => html`<li>${mark(isMet ? "met" : "missed")} ${sentence}</li>`,
  );
  return html`<section>
    <h2>Thresholds</h2>
    <ul class="marked">
      ${items}
    </ul>
  </section>`;
}

/** The part of all that a number is about. */
const PART_OF: Partial<Record<JudgedThreshold["metric"], number>> = {
  medianResponseMs: 0.5,
  p95ResponseMs: 0.95,
  p99ResponseMs: 0.99,
  maxResponseMs: 1,
};
const SHOWN = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

/** The response times by parts of all requests, beside their limits. */
export function percentileTable({ percentiles, thresholds }: LoadDocument): Html {
  const limits = thresholds.filter(({ endpoint }) => endpoint === undefined);
  const rows = percentiles
    .filter(({ part }) => SHOWN.includes(part))
    .map((one) => percentileRow(one, limits));
  return html`<table class="narrow">
    <thead>
      <tr>
        <th scope="col">requests</th>
        <th scope="col">within</th>
        <th scope="col">limit</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function percentileRow({ part, ms }: Percentile, limits: readonly JudgedThreshold[]): Html {
  const limit = limits.find(({ metric, max }) => PART_OF[metric] === part && max !== undefined);
  const text = (number = 0) => valueText({ number, unit: "ms" });
  return html`<tr>
    <th scope="row">${part === 1 ? "all" : `${Number((part * 100).toFixed(2))} %`}</th>
    <td>${text(ms)}</td>
    <td>${limit ? [text(limit.max), " ", mark(limit.isMet ? "met" : "missed")] : ""}</td>
  </tr>`;
}
