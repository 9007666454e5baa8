import * as fs from "node:fs";
import * as path from "node:path";
import { comparisonDocument } from "../../configs/compare/document";
import { comparisonMarkdown } from "../../configs/compare/markdown";
import {
  COMPARISON_DOCUMENT,
  COMPARISON_MARKDOWN,
  COMPARISON_PAGE,
} from "../../configs/compare/output";
import { comparisonPage } from "../../configs/compare/page/page";
import type { Comparison } from "../../configs/compare/result";
import { PAYLOAD } from "../lib/payload";
import type { CompareState } from "./state";

/** Writes what a comparison found beside its rounds: for a person, for a pull request, and for programs. */
export function keepReport(state: CompareState, compared: Comparison): void {
  state.write(COMPARISON_DOCUMENT, JSON.stringify(comparisonDocument(compared)));
  state.write(COMPARISON_MARKDOWN, comparisonMarkdown(compared));
  state.write(COMPARISON_PAGE, comparisonPage(compared, pageStyle()));
}

/** That of the load test's report, and what the charts of this one need. */
function pageStyle(): string {
  const read = (name: string) => fs.readFileSync(path.join(PAYLOAD, "report", name), "utf8");
  return read("page.css") + read("comparison.css");
}
