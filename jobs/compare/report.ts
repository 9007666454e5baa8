import { comparisonDocument } from "../../configs/compare/document";
import { comparisonMarkdown } from "../../configs/compare/markdown";
import {
  COMPARISON_DOCUMENT,
  COMPARISON_MARKDOWN,
  COMPARISON_PAGE,
} from "../../configs/compare/output";
import { comparisonPage } from "../../configs/compare/page/page";
import type { Comparison } from "../../configs/compare/result";
import { comparisonParts } from "../lib/comparison-parts";
import type { CompareState } from "./state";

/** Writes what a comparison found beside its rounds: for a person, for a pull request, and for programs. */
export function keepReport(state: CompareState, compared: Comparison): void {
  state.write(COMPARISON_DOCUMENT, JSON.stringify(comparisonDocument(compared)));
  state.write(COMPARISON_MARKDOWN, comparisonMarkdown(compared));
  state.write(COMPARISON_PAGE, comparisonPage(compared, comparisonParts()));
}
