/** A table whose columns are as wide as their widest cell, as prettier has it. */
export function markdownTable(rows: string[][]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |\n`;
  const [header = [], ...body] = cells;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("");
}

/** A page with the table below a heading written anew. */
export function withTable(page: string, heading: string, table: string): string {
  const start = page.indexOf("\n|", page.indexOf(`\n## ${heading}\n`)) + 1;
  const rest = page.slice(start);
  return page.slice(0, start) + table + rest.replace(/^(\|.*\n)+/, "");
}
