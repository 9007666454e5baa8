import { SetupError } from "./setup/run";
import { processEnvironment, setUp } from "./setup/setup";
import { ensureStack } from "./stack/known";
import { PRESET_NAMES } from "../program/presets";
import { type Pulumi, pulumiIn } from "./stack/pulumi";
import type { StackOutputs } from "./start/report";

const LEAST_ROUNDS = 5;

/** `npm run bench [-- ROUNDS]`: each preset in turn, round by round, and what all rounds say. */
export async function bench(argv: string[]): Promise<void> {
  const rounds = readRounds(argv[0]);
  const pulumi = pulumiIn(processEnvironment(await setUp()));
  const averages = new Map(PRESET_NAMES.map((stack): [string, number[]] => [stack, []]));
  for (let round = 1; round <= rounds; round += 1) {
    // Interleaved: what slows the machine for a while slows all of them. One is up at a time.
    for (const stack of shuffled(PRESET_NAMES)) {
      const average = await measure(pulumi, stack);
      averages.get(stack)?.push(average);
      process.stderr.write(`round ${round}: ${stack} ${average.toFixed(2)} ms\n`);
    }
  }
  process.stdout.write(table(averages));
}

function readRounds(text = String(LEAST_ROUNDS)): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1) return Number(text);
  throw new SetupError(`npm run bench -- ROUNDS: expected a number from 1 to 999, got ${text}.`);
}

function shuffled(stacks: readonly string[]): string[] {
  return stacks
    .map((stack) => ({ stack, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ stack }) => stack);
}

async function measure(pulumi: Pulumi, stack: string): Promise<number> {
  await ensureStack(pulumi, stack);
  await pulumi.run("up", "--yes", "--skip-preview", "-s", stack);
  const shown = await pulumi.run("stack", "output", "--json", "-s", stack);
  const outputs = JSON.parse(shown) as StackOutputs;
  await pulumi.run("destroy", "--yes", "--skip-preview", "-s", stack);
  for (const { sentence } of outputs.warnings) process.stderr.write(`  ! ${sentence}\n`);
  if (outputs.avgResponseMs === null) throw new SetupError(`${stack}: nothing was measured.`);
  return outputs.avgResponseMs;
}

function table(averages: Map<string, number[]>): string {
  const rows = [...averages].map(([stack, all]) => {
    const sorted = [...all].sort((a, b) => a - b);
    const numbers = [median(sorted), sorted.at(0), sorted.at(-1)].map((ms) => ms?.toFixed(2));
    return `| \`${stack}\` | ${all.length} | ${numbers.join(" | ")} |\n`;
  });
  const header =
    "| stack | runs | median ms | lowest ms | highest ms |\n| --- | --- | --- | --- | --- |\n";
  return header + rows.join("");
}

function median(sorted: number[]): number {
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, ms) => sum + ms, 0) / middle.length;
}
