import { ablationTable, ablationWords } from "../../configs/compare/ablation/words";
import { headline, methodWords } from "../../configs/compare/summary";
import { comparisonTable, ledgerTable, type Table } from "../../configs/compare/table";
import type { CompareOutput } from "../../configs/compare/output";
import { columnWidths } from "../table";
import { reportAddress } from "./report";

/** The outputs of a stack that compares, as far as the terminal shows them. */
export interface ComparisonOutputs {
  result: CompareOutput;
  report: string;
}

/** Whether a stack's outputs are those of a comparison. */
export function isComparison(outputs: object): outputs is ComparisonOutputs {
  return "verdicts" in outputs && "result" in outputs;
}

/** What a comparison found, for a terminal: what it says first, then the numbers. */
export function comparisonReport({ result, report }: ComparisonOutputs): string {
  return [
    `\n${headline(result)}`,
    ...methodWords(result).map((sentence) => `  ${sentence}`),
    ...result.refused.map(({ candidate, why }) => `  ! ${candidate} is left out: ${why}`),
    ...result.findings.map((sentence) => `  ! ${sentence}`),
    ...["", ...lines(comparisonTable(result))],
    ...["", ...result.verdicts.map(({ sentence }) => `  ${sentence}`)],
    ...["", "  CPU of a request, and connections opened for it:", ...lines(ledgerTable(result))],
    ...ablationLines(result),
    ...["", `Report:              ${reportAddress(report)}`],
  ].join("\n");
}

function ablationLines(result: CompareOutput): string[] {
  if (result.ablation.length === 0) return [];
  const words = ablationWords(result).map((sentence) => `  ${sentence}`);
  return ["", ...words, "", ...lines(ablationTable(result))];
}

function lines({ head, rows }: Table): string[] {
  const all = [head, ...rows];
  const widths = columnWidths(all);
  return all.map((row) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("   ")}`.trimEnd(),
  );
}
