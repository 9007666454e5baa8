import { type StackContainer, containersOf } from "./stack/containers";
import { stateOf } from "./stack/state";
import { columnWidths } from "./table";

/** `npm run status`: what of every stack runs here, and where it answers. */
export async function status(): Promise<void> {
  const containers = await containersOf();
  if (containers.length === 0) {
    process.stdout.write("Nothing is deployed here. Deploy a stack: npm start\n");
    return;
  }
  const rows = await Promise.all(containers.map(row));
  // A space comes before all that a name has: gunicorn's come before gunicorn-nginx's.
  rows.sort((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1));
  const table = [["stack", "component", "state", "address"], ...rows];
  const widths = columnWidths(table);
  for (const row of table) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    process.stdout.write(`${cells.join("   ").trimEnd()}\n`);
  }
}

async function row(container: StackContainer): Promise<string[]> {
  const { stack, component, address } = container;
  return [stack, component, await stateOf(container), address];
}
