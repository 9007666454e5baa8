import { type Html, html } from "../../load/page/html";
import { AblationOrder } from "../ablation/order";
import { STEP_MEASURES } from "../ablation/steps";
import { ablationTable, ablationWords, changeWords } from "../ablation/words";
import { explainedWords } from "../explained";
import { isMissed, type RoundRow } from "../measured";
import { MEASURE_NAMES } from "../measures";
import { QUEUEING_METHOD, queueingTable, queueingWords } from "../queueing/in-words";
import type { Comparison } from "../result";
import { twinIn } from "../rounds";
import { studyWords } from "../study-load";
import { methodWords } from "../summary";
import { comparisonTable, ledgerTable, numberText, studyTable, type Table } from "../table";
import { intervalChart } from "./interval-chart";
import { roundChart } from "./round-chart";
import { waterfall } from "./waterfall";

/** All that the page says below its headline. */
export function mainOf(compared: Comparison): string {
  return html`${contentOf(compared)}`.source;
}

/** From what decides to what explains. */
function contentOf(compared: Comparison): (Html | undefined)[] {
  const { verdicts, refused, findings, rows } = compared;
  const left = refused.map(({ candidate, why }) => `${candidate} is left out: ${why}`);
  return [
    section(
      "What it says",
      list(verdicts.map(({ verdict, sentence }) => html`<b>${verdict}</b> ${sentence}`)),
    ),
    section("Care", left.length + findings.length > 0 ? list([...left, ...findings]) : undefined),
    section("What each came to", table(comparisonTable(compared))),
    section(
      "By how much",
      MEASURE_NAMES.map((name) => intervalChart(name, verdicts)),
    ),
    section("Where the CPU of a request goes", [
      table(ledgerTable(compared)),
      list(explainedWords(compared)),
    ]),
    section("How long an answer waits", queueOf(compared)),
    section("One thing at a time", ablationOf(compared)),
    section(
      "The rounds",
      MEASURE_NAMES.map((name) => roundChart(name, compared)),
    ),
    section("The study's own load", studyOf(compared)),
    section("How it was measured", list(methodWords(compared))),
    section("Every round", table(roundTable(rows))),
  ];
}

function queueOf({ queueing }: Comparison): Html[] | undefined {
  const numbers = queueingTable(queueing);
  return numbers && [table(numbers), list([...queueingWords(queueing), QUEUEING_METHOD])];
}

function ablationOf(compared: Comparison): Html[] | undefined {
  const { ablation } = compared;
  if (ablation.length === 0) return undefined;
  return [
    list(ablationWords(compared)),
    html`<p>
      A full bar differs from the step before it, a hollow one may not; the thin line across its end
      is the step's interval.
    </p>`,
    ...STEP_MEASURES.flatMap((measure) =>
      Object.values(AblationOrder).map((order) => waterfall(measure, order, ablation)),
    ),
    table(ablationTable(compared)),
    list(changeWords(compared)),
  ];
}

/** No verdict stands there: such numbers rank nothing. */
function studyOf(compared: Comparison): Html[] | undefined {
  const { study, reference } = compared;
  if (study.every(({ averageMs }) => averageMs.rounds === 0)) return undefined;
  return [
    html`<p>
      1000 users, 100 more each second, for 10 s, each of whom waits 2 to 4 s between two requests.
      Beside it what the study has of such a way to serve, on a machine of its own.
    </p>`,
    table(studyTable(compared)),
    list(studyWords(study, [reference, twinIn(compared)])),
  ];
}

function section(
  title: string,
  content: Html | undefined | (Html | undefined)[],
): Html | undefined {
  if (content === undefined) return undefined;
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}

function list(items: readonly (string | Html)[]): Html {
  return html`<ul class="plain">
    ${items.map((one) => html`<li>${one}</li>`)}
  </ul>`;
}

function table({ head, rows }: Table): Html {
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${head.map((one) => html`<th scope="col">${one}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = "", ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((one) => html`<td>${one}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What each slot came to, in the order in which it was measured. */
function roundTable(rows: readonly RoundRow[]): Table {
  const inOrder = [...rows].sort(
    (one, other) => one.round - other.round || one.position - other.position,
  );
  return {
    head: [
      ...["round", "candidate", "requests/s", "99 of 100 in, ms", "average, ms"],
      ...["generator's CPU", "machine idle"],
    ],
    rows: inOrder.map((row) => {
      if (isMissed(row)) return [`${row.round}.${row.position}`, row.slot, row.missed];
      const { full, paced } = row;
      return [
        ...[`${row.round}.${row.position}`, row.slot, numberText(full.requests / full.seconds)],
        ...[full.withinMs["99"], paced.avgMs].map((one) => (one ? numberText(one) : "–")),
        ...[full.generatorCpu, full.hostIdle].map((part) => `${Math.round(100 * part)} %`),
      ];
    }),
  };
}
