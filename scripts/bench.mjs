// `npm run bench [-- ROUNDS]`: the three stacks in turn, round by round, and what all rounds say.
import { fail } from "./fail.mjs";
import { SetupError } from "./setup/run.mjs";
import { processEnvironment, setUp } from "./setup/setup.mjs";
import { PRESETS } from "./start/arguments.mjs";
import { pulumiIn } from "./start/pulumi.mjs";

const LEAST_ROUNDS = 5;

async function bench() {
  const rounds = readRounds(process.argv[2]);
  const pulumi = pulumiIn(processEnvironment(await setUp()));
  const averages = Object.fromEntries(PRESETS.map((stack) => [stack, []]));
  for (let round = 1; round <= rounds; round += 1) {
    // Interleaved: what slows the machine for a while slows all of them. One is up at a time.
    for (const stack of shuffled(PRESETS)) {
      averages[stack].push(await measure(pulumi, stack));
      process.stderr.write(`round ${round}: ${stack} ${averages[stack].at(-1).toFixed(2)} ms\n`);
    }
  }
  process.stdout.write(table(averages));
}

function readRounds(text = String(LEAST_ROUNDS)) {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1) return Number(text);
  throw new SetupError(`npm run bench -- ROUNDS: expected a number from 1 to 999, got ${text}.`);
}

function shuffled(stacks) {
  return stacks
    .map((stack) => [Math.random(), stack])
    .sort()
    .map(([, stack]) => stack);
}

async function measure(pulumi, stack) {
  const known = JSON.parse(await pulumi.run("stack", "ls", "--json"));
  if (!known.some(({ name }) => name === stack)) await pulumi.run("stack", "init", stack);
  await pulumi.run("up", "--yes", "--skip-preview", "-s", stack);
  const outputs = JSON.parse(await pulumi.run("stack", "output", "--json", "-s", stack));
  await pulumi.run("destroy", "--yes", "--skip-preview", "-s", stack);
  for (const warning of outputs.warnings) process.stderr.write(`  ! ${warning}\n`);
  return outputs.avgResponseMs;
}

function table(averages) {
  const rows = Object.entries(averages).map(([stack, all]) => {
    const sorted = [...all].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
    const numbers = [median, sorted[0], sorted.at(-1)].map((ms) => ms.toFixed(2));
    return `| \`${stack}\` | ${all.length} | ${numbers.join(" | ")} |\n`;
  });
  const header =
    "| stack | runs | median ms | lowest ms | highest ms |\n| --- | --- | --- | --- | --- |\n";
  return header + rows.join("");
}

bench().catch(fail);
