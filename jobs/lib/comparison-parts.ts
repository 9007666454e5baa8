import * as fs from "node:fs";
import * as path from "node:path";
import type { ComparisonParts } from "../../configs/compare/page/page";
import { scriptOf } from "./page-modules";
import { PAYLOAD } from "./payload";

/** What the page of a comparison is made of: the style of the load test's report, and what the charts of this one need. */
export function comparisonParts(): ComparisonParts {
  const read = (name: string) => fs.readFileSync(path.join(PAYLOAD, "report", name), "utf8");
  const live = require.resolve("../../configs/compare/page/live");
  return {
    style: read("page.css") + read("comparison.css"),
    scripts: [scriptOf(live, "compared"), read("comparison.js")],
  };
}
