import type { FailureRow } from "../failures";
import type { Section } from "../report";
import { METRIC_NAMES, METRICS } from "../stats";
import { valueText } from "../value-text";
import { Html, html } from "./html";

/** A table of the report. */
export function sectionTable({ title, columns, rows }: Section): Html {
  return html`<section>
    <h2>${HEADINGS[title] ?? capitalized(title)}</h2>
    <div class="wide">
      <table>
        ${head([title, ...columns])}
        <tbody>
          ${rows.map((row) => bodyRow(row, true))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function capitalized(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

const HEADINGS: Record<string, string> = {
  phase: "Phases",
  rate: "What it carries",
  endpoint: "Endpoints",
  container: "Containers",
};

/** So many are shown at first: more are asked for, or found by their names. */
const SHOWN_ENDPOINTS = 25;

/** The endpoints: each is in the page, whether it is shown or not. */
export function endpointTable({ title, columns, rows }: Section): Html {
  const names = METRIC_NAMES.filter((name) => METRICS[name].perEndpoint);
  const isLong = rows.length > SHOWN_ENDPOINTS;
  return html`<section id="endpoints">
    <h2>${HEADINGS[title]} <small>${rows.length}</small></h2>
    <p class="controls" ${hiddenUnless(isLong)}>
      <label>Find <input type="search" placeholder="a part of a name" /></label>
      <button type="button">Show all</button> <span role="status"></span>
    </p>
    <div class="wide">
      <table>
        ${head([title, ...columns], ["name", ...names])}
        <tbody>
          ${rows.map((row, index) => bodyRow(row, index < SHOWN_ENDPOINTS))}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** What failed, and how often. */
export function failureTable(failures: readonly FailureRow[]): Html | undefined {
  if (failures.length === 0) return undefined;
  const rows = failures.slice(0, MOST_FAILURES).map(
    ({ method, name, error, count }) =>
      html`<tr>
        <th scope="row">${`${method} ${name}`.trim()}</th>
        <td class="text">${error}</td>
        <td>${count}</td>
      </tr>`,
  );
  const left = failures.length - rows.length;
  return html`<section>
    <h2>Failures</h2>
    <div class="wide">
      <table class="failures">
        ${head(["endpoint", "error", "times"])}
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${left > 0 ? html`<p class="more">${left} more kinds are in output_failures.csv.</p>` : undefined}
  </section>`;
}

const MOST_FAILURES = 50;

/** @param names by which a script knows the columns */
function head(labels: readonly string[], names?: readonly string[]): Html {
  const cells = labels.map((label, index) =>
    names === undefined
      ? html`<th scope="col">${label}</th>`
      : html`<th scope="col" data-name="${names[index]}">${label}</th>`,
  );
  return html`<thead>
    <tr>
      ${cells}
    </tr>
  </thead>`;
}

function bodyRow({ label, values }: Section["rows"][number], isShown: boolean): Html {
  const cells = values.map((value) => html`<td>${valueText(value)}</td>`);
  return html`<tr ${hiddenUnless(isShown)}>
    <th scope="row">${label}</th>
    ${cells}
  </tr>`;
}

function hiddenUnless(isShown: boolean): Html {
  return new Html(isShown ? "" : "hidden");
}
