import { Html, html } from "../../load/page/html";
import { wholePage } from "../../load/page/whole-page";
import type { Comparison } from "../result";
import { headline } from "../summary";
import { mainOf } from "./content";

/** What the page of a comparison is made of besides its numbers. */
export interface ComparisonParts {
  style: string;
  /** The functions that the comparison itself was computed with, and what they are asked for in the page. */
  scripts: readonly string[];
}

/** The page of a comparison, which holds all of it and asks no network for anything. */
export function comparisonPage(compared: Comparison, { style, scripts }: ComparisonParts): string {
  return wholePage({
    title: `Ways to serve, compared with ${compared.reference}`,
    styles: [style],
    body: html`<header>
        <p class="kicker">${compared.candidates.length} ways to serve, compared</p>
        <h1>${headline(compared)}</h1>
      </header>
      <form id="again" hidden></form>
      <main>${new Html(mainOf(compared))}</main>`,
    data: { id: "comparison", value: compared },
    scripts,
  });
}
