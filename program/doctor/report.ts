import { commandOf, type Finding, type Kind } from "./finding";

const TITLES: Record<Kind, string> = {
  known: "Found by itself:",
  certain: "To be set, and plain: `npm start -- --app DIR` does it where nothing is set yet.",
  needed: "To be set before it comes up, and yours to decide:",
  choice: "Yours to decide, it may do well:",
  edit: "For the app itself, as no setting mends it:",
};

/** What was found, for a terminal: by what becomes of it, each with its reason and, where one sets it, the command. */
export function doctorReport(findings: readonly Finding[]): string {
  const kinds = Object.keys(TITLES) as Kind[];
  return kinds
    .map((kind) => ({ kind, found: findings.filter((one) => one.kind === kind) }))
    .filter(({ found }) => found.length > 0)
    .map(({ kind, found }) => [TITLES[kind], ...found.map(line)].join("\n"))
    .join("\n\n");
}

function line(finding: Finding): string {
  const { key, value, why, kind } = finding;
  if (kind === "edit") return `  ${why}`;
  return kind === "known" ? `  ${key}: ${value} (${why})` : `  ${commandOf(finding)}     # ${why}`;
}
