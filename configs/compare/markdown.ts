import { ablationTable, ablationWords, changeWords } from "./ablation/words";
import { explainedWords } from "./explained";
import { QUEUEING_METHOD, queueingTable, queueingWords } from "./queueing/in-words";
import type { Comparison } from "./result";
import { headline, methodWords } from "./summary";
import { twinIn } from "./rounds";
import { studyWords } from "./study-load";
import { comparisonTable, ledgerTable, studyTable, type Table } from "./table";

/** A comparison for a pull request. */
export function comparisonMarkdown(compared: Omit<Comparison, "rows">): string {
  const { verdicts, refused, findings } = compared;
  const care = [
    ...refused.map(({ candidate, why }) => `${candidate} is left out: ${why}`),
    ...findings,
  ];
  return [
    `**${headline(compared)}**`,
    tableOf(comparisonTable(compared)),
    listOf(verdicts.map(({ sentence }) => sentence)),
    ...(care.length > 0 ? [`Care:\n\n${listOf(care)}`] : []),
    `CPU of a request, and connections opened for it:\n\n${tableOf(ledgerTable(compared))}`,
    listOf(explainedWords(compared)),
    ...queueOf(compared),
    ...ablationOf(compared),
    ...studyOf(compared),
    listOf(methodWords(compared)),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

function queueOf({ queueing }: Omit<Comparison, "rows">): string[] {
  const numbers = queueingTable(queueing);
  if (numbers === undefined) return [];
  return [
    `How long an answer waits:\n\n${tableOf(numbers)}`,
    listOf([...queueingWords(queueing), QUEUEING_METHOD]),
  ];
}

function ablationOf(compared: Omit<Comparison, "rows">): string[] {
  if (compared.ablation.length === 0) return [];
  return [
    `One thing at a time:\n\n${tableOf(ablationTable(compared))}`,
    listOf([...ablationWords(compared), ...changeWords(compared)]),
  ];
}

function studyOf(compared: Omit<Comparison, "rows">): string[] {
  const { study, reference } = compared;
  if (study.every(({ averageMs }) => averageMs.rounds === 0)) return [];
  return [
    `The study's own load, 1000 users in 10 s, which ranks nothing:\n\n${tableOf(studyTable(compared))}`,
    listOf(studyWords(study, [reference, twinIn(compared)])),
  ];
}

function tableOf({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function listOf(items: readonly string[]): string {
  return items.map((one) => `- ${cell(one)}`).join("\n");
}

/** A message may have several lines, and what Markdown or HTML would read. */
function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(/[\\|<>`*_[\]]/g, (one) => `\\${one}`);
}
