import * as fs from "node:fs";
import * as path from "node:path";
import type { PageParts } from "../../configs/load/page/page";
import { PAYLOAD } from "./payload";

/** What a report's page is made of besides its numbers. */
export function pageParts(): PageParts {
  const own = (name: string) => read(path.join(PAYLOAD, "report", name));
  const library = (name: string) => read(require.resolve(`uplot/dist/${name}`));
  return {
    ...{ style: own("page.css"), script: own("page.js") },
    ...{ library: library("uPlot.iife.min.js"), libraryStyle: library("uPlot.min.css") },
  };
}

function read(file: string): string {
  return fs.readFileSync(file, "utf8");
}
