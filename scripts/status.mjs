// `npm run status`: what of every stack runs here, and where it answers.
import { fail } from "./fail.mjs";
import { containersOf } from "./stack/containers.mjs";
import { stateOf } from "./stack/state.mjs";

async function status() {
  const containers = await containersOf();
  if (containers.length === 0) {
    process.stdout.write("Nothing is deployed here. Deploy a stack: npm start\n");
    return;
  }
  const rows = await Promise.all(containers.map(row));
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  const table = [["stack", "component", "state", "address"], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column]));
    process.stdout.write(`${cells.join("   ").trimEnd()}\n`);
  }
}

async function row(container) {
  const { stack, component, address } = container;
  return [stack, component, await stateOf(container), address];
}

status().catch(fail);
