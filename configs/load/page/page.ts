import type { LoadDocument } from "../document";
import { measuredReport, type Report, type Section } from "../report";
import { METRICS, type MetricName } from "../stats";
import { valueText } from "../value-text";
import { chartFigures } from "./charts";
import { type Html, html } from "./html";
import { percentileTable, thresholdList } from "./limits";
import { mark } from "./marks";
import { endpointTable, failureTable, sectionTable } from "./tables";
import { wholePage } from "./whole-page";

/** What a page is made of besides its numbers: it asks no network for anything. */
export interface PageParts {
  style: string;
  script: string;
  /** The library that draws the charts, and its style. */
  library: string;
  libraryStyle: string;
}

/** The page of a run, which holds all of it. */
export function reportPage(run: LoadDocument, parts: PageParts): string {
  const report = measuredReport(run.stack, run);
  return wholePage({
    title: `${run.stack}: load test, ${run.verdict.word}`,
    styles: [parts.libraryStyle, parts.style],
    body: html`${header(run, report)}
      <main>${contentOf(run, report)}</main>
      ${footer(report)}`,
    data: { id: "run", value: run },
    scripts: [parts.library, parts.script],
  });
}

function header({ verdict }: LoadDocument, { stack, load, sources }: Report): Html {
  return html`<header>
    <p class="kicker">Load test of <b>${stack}</b>, ${sources[0]?.text}</p>
    <h1>${mark(verdict.word)} ${verdict.sentence}</h1>
    <p>${load}</p>
  </header>`;
}

/** From what decides to what explains. */
function contentOf(run: LoadDocument, report: Report): (Html | undefined)[] {
  return [
    cards(run),
    thresholdList(run),
    findings(report),
    ...chartFigures(run, percentileTable(run)),
    failureTable(run.failures),
    ...report.sections.map(sectionOf),
    allNumbers(report),
    environment(run),
  ];
}

const CARDS: readonly MetricName[] = [
  ...(["avgResponseMs", "medianResponseMs", "p95ResponseMs", "p99ResponseMs"] as const),
  ...(["requestsPerSecond", "failureRatio"] as const),
];

function cards(run: LoadDocument): Html {
  const items = CARDS.map((name) => {
    const { label, unit } = METRICS[name];
    const text = valueText({ number: run[name], unit });
    return html`<div>
      <dt>${label}</dt>
      <dd data-metric="${name}">${text}</dd>
    </div>`;
  });
  return html`<dl class="cards">${items}</dl>`;
}

function findings({ findings, validity }: Report): Html {
  const items = findings.map(
    ({ code, sentence }) => html`<li><b>!</b> ${sentence} <code>${code}</code></li>`,
  );
  const about =
    validity === "valid"
      ? html`<p>${mark("valid")} Nothing was found that speaks against it.</p>`
      : html`<p>
          ${mark("inconclusive")} The measurement decides nothing: its numbers rank nothing and
          prove nothing.
        </p>`;
  return html`<section>
    <h2>Can it be trusted?</h2>
    ${about}
    <ul class="marked">
      ${items}
    </ul>
  </section>`;
}

/** The numbers of all requests stand at the end: what counts of them is above. */
function sectionOf(section: Section): Html | undefined {
  if (section.title === "all requests") return undefined;
  return section.title === "endpoint" ? endpointTable(section) : sectionTable(section);
}

function allNumbers({ sections: [all] }: Report): Html | undefined {
  return (
    all &&
    listed(
      "All requests",
      all.rows.map(({ label, values }) => [label, values.map(valueText).join()]),
    )
  );
}

const ENVIRONMENT: Record<keyof LoadDocument["environment"], string> = {
  cpu: "CPU",
  cpus: "CPUs",
  memoryGiB: "memory, GiB",
  architecture: "architecture",
  system: "system",
  kernel: "kernel",
  docker: "Docker",
  locust: "Locust",
  python: "Locust's Python",
};

function environment({ environment, ran, source }: LoadDocument): Html {
  const names = Object.keys(ENVIRONMENT) as (keyof typeof ENVIRONMENT)[];
  const told = names.map((name) => [ENVIRONMENT[name], String(environment[name] ?? "not known")]);
  const { generatorCpu = null, hostIdle = null, seconds = null } = ran;
  return listed("Where and by what", [
    ["measured for", valueText({ number: seconds, unit: "s" })],
    ["Locust's part of a CPU", valueText({ number: generatorCpu, unit: "ratio" })],
    ["idle part of the machine", valueText({ number: hostIdle, unit: "ratio" })],
    ["numbers from", source],
    ...told,
  ]);
}

function listed(title: string, pairs: (string | undefined)[][]): Html {
  const items = pairs.map(
    ([label, text]) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${text}</dd>
      </div>`,
  );
  return html`<section>
    <h2>${title}</h2>
    <dl class="pairs">${items}</dl>
  </section>`;
}

function footer({ sources }: Report): Html {
  const items = sources.map(({ label, text }) => html`<li>${label}: <code>${text}</code></li>`);
  return html`<footer>
    <ul>
      ${items}
    </ul>
    <p><a id="save" hidden download="load-report.json">Save all of it as JSON</a></p>
  </footer>`;
}
