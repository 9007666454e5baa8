/** How wide each column of a table is, in characters. */
export function columnWidths(rows: readonly string[][]): number[] {
  const [first = []] = rows;
  return first.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
}
