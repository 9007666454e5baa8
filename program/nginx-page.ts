import { FEATURES } from "../configs/nginx/features";
import type { OptionRow } from "../configs/nginx/feature";
import { markdownTable, withTable } from "./markdown";

/** The heading above the table. */
const HEADING = "Options";

/** The table of docs/nginx.md: each feature's options, as it says them itself. */
export function renderNginxTable(): string {
  const rows = FEATURES.flatMap(({ options }) =>
    Object.entries<OptionRow | undefined>(options).flatMap(([path, row]) =>
      row ? [[`\`${path}\``, row.what, row.values, row.default, row.since ?? ""]] : [],
    ),
  );
  const header = ["option", "what it is", "values", "default", "nginx"];
  return markdownTable([header, ...rows]);
}

/** The page with its table written anew; the text around it stays. */
export function withNginxTable(page: string): string {
  return withTable(page, HEADING, renderNginxTable());
}
