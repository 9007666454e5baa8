import * as fs from "node:fs";
import * as path from "node:path";
import type { CompareInput } from "../../../configs/compare/input";
import { keepReport } from "../../../jobs/compare/report";
import { CompareState } from "../../../jobs/compare/state";
import { compared } from "../../support/comparison";
import { scratchDirectory } from "../../support/scratch";

const user = `${process.getuid?.()}:${process.getgid?.()}`;

test("page, Markdown and document lie beside the rounds, and nothing else of them is left", () => {
  const about = { resultsDir: scratchDirectory(), stack: "compare", key: "abc", user };
  const state = new CompareState(about as CompareInput);
  const comparison = compared();
  keepReport(state, comparison);
  keepReport(state, comparison);
  const read = (name: string) => fs.readFileSync(path.join(state.directory, name), "utf8");
  expect(fs.readdirSync(state.directory).sort()).toEqual([
    ...["report.html", "report.json", "report.md"],
  ]);
  expect(JSON.parse(read("report.json"))).toEqual({
    ...JSON.parse(JSON.stringify(comparison)),
    schemaVersion: 1,
  });
  expect(read("report.md")).toMatch(/^\*\*fast carries more than gunicorn/);
  expect(read("report.html")).toContain("svg circle.round");
  expect(read("report.html")).toContain("--paper");
});
