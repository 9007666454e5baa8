import type { Comparison } from "./result";

/** What the state of a stack keeps of a comparison: the rounds themselves are on disk. */
export interface CompareOutput extends Omit<Comparison, "rows"> {
  /** Where the rounds and the report lie, relative to where the job ran. */
  directory: string;
}

/** The report, one HTML file, and the same for a pull request and for programs. */
export const COMPARISON_PAGE = "report.html";
export const COMPARISON_MARKDOWN = "report.md";
export const COMPARISON_DOCUMENT = "report.json";

/** A comparison as it is kept in the state. */
export function outputOf(comparison: Comparison, directory: string): CompareOutput {
  const kept = Object.entries(comparison).filter(([name]) => name !== "rows");
  return { ...(Object.fromEntries(kept) as Omit<Comparison, "rows">), directory };
}

/** What the job printed. */
export function parseCompareOutput(stdout: string): CompareOutput {
  return JSON.parse(stdout) as CompareOutput;
}
