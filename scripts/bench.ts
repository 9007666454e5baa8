import { spread } from "./bench/spread";
import { measureDeploy } from "./bench/deploy";
import { deployTable } from "./bench/deploy-table";
import { measureEdits } from "./bench/edits";
import { editsTable } from "./bench/edits-table";
import { generatorTable, measureGenerators } from "./bench/generators";
import { measurePackages } from "./bench/packages";
import { packagesTable } from "./bench/packages-table";
import { measureProxy, proxyTable } from "./bench/proxy";
import { measureServe } from "./bench/serve";
import { serveTable } from "./bench/serve-table";
import { ended } from "./ended";
import { shuffled } from "../configs/compare/random";
import { ensureCompose } from "./setup/compose";
import { SetupError } from "./setup/run";
import { processEnvironment, setUp } from "./setup/setup";
import { step } from "./setup/step";
import { ensureStack } from "./stack/known";
import { PRESET_NAMES } from "../program/presets";
import { type Pulumi, pulumiIn } from "./stack/pulumi";
import type { StackOutputs } from "./start/report";

const LEAST_ROUNDS = 5;

/**
 * `npm run bench [-- ROUNDS]`: each preset in turn, round by round, and what all rounds say.
 * `npm run bench -- proxy [ROUNDS]`: what nginx costs before Gunicorn, and what only it brings.
 * `npm run bench -- deploy [ROUNDS]`: what a deployment takes, beside Docker Compose.
 * `npm run bench -- serve [ROUNDS]`: what each way to serve carries beside the study's.
 * `npm run bench -- packages [ROUNDS]`: what a line costs that is added to an app's list of packages.
 * `npm run bench -- edits [ROUNDS]`: how long an edit takes until `npm run dev` shows it.
 * `npm run bench -- load [ROUNDS]`: how much load one Locust and two make, and wrk, at what CPU.
 */
export async function bench(argv: string[]): Promise<void> {
  if (argv[0] === "proxy") return benchProxy(readRounds(argv[1]));
  if (argv[0] === "deploy") return benchDeploy(readRounds(argv[1]));
  if (argv[0] === "serve") return benchServe(readRounds(argv[1]));
  if (argv[0] === "packages") return benchPackages(readRounds(argv[1]));
  if (argv[0] === "edits") return benchEdits(readRounds(argv[1]));
  if (argv[0] === "load") return benchGenerators(readRounds(argv[1]));
  return benchPresets(readRounds(argv[0]));
}

async function benchDeploy(rounds: number): Promise<void> {
  const environment = await setUp();
  let compose = "";
  await step("Compose", async (show) => {
    const found = await ensureCompose(show);
    compose = found.program;
    return found;
  });
  const env = processEnvironment(environment);
  Object.assign(process.env, env);
  const measured = { rounds, environment: env, compose, signal: endedByUser() };
  process.stdout.write(deployTable(await measureDeploy(measured)));
}

async function benchProxy(rounds: number): Promise<void> {
  Object.assign(process.env, processEnvironment(await setUp()));
  process.stdout.write(proxyTable(await measureProxy(rounds, endedByUser())));
}

async function benchPackages(rounds: number): Promise<void> {
  Object.assign(process.env, processEnvironment(await setUp()));
  process.stdout.write(packagesTable(await measurePackages(rounds, endedByUser())));
}

async function benchEdits(rounds: number): Promise<void> {
  Object.assign(process.env, processEnvironment(await setUp()));
  process.stdout.write(editsTable(await measureEdits(rounds, endedByUser())));
}

async function benchGenerators(rounds: number): Promise<void> {
  Object.assign(process.env, processEnvironment(await setUp()));
  process.stdout.write(generatorTable(await measureGenerators(rounds, endedByUser())));
}

async function benchServe(rounds: number): Promise<void> {
  Object.assign(process.env, processEnvironment(await setUp()));
  process.stdout.write(serveTable(await measureServe(rounds, endedByUser())));
}

function endedByUser(): AbortSignal {
  return ended(new SetupError("npm run bench was ended: all that it had started is removed."));
}

async function benchPresets(rounds: number): Promise<void> {
  const pulumi = pulumiIn(processEnvironment(await setUp()));
  const averages = new Map(PRESET_NAMES.map((stack): [string, number[]] => [stack, []]));
  for (let round = 1; round <= rounds; round += 1) {
    // Interleaved: what slows the machine for a while slows all of them. One is up at a time.
    for (const stack of shuffled(PRESET_NAMES, Math.random)) {
      const average = await measure(pulumi, stack);
      averages.get(stack)?.push(average);
      process.stderr.write(`round ${round}: ${stack} ${average.toFixed(2)} ms\n`);
    }
  }
  process.stdout.write(table(averages));
}

function readRounds(text = String(LEAST_ROUNDS)): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1) return Number(text);
  throw new SetupError(
    `npm run bench -- [proxy | deploy | serve | packages | edits | load] ROUNDS: expected a number from 1 to 999, got ${text}.`,
  );
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
    const { median, low, high } = spread(all);
    const numbers = [median, low, high].map((ms) => ms.toFixed(2));
    return `| \`${stack}\` | ${all.length} | ${numbers.join(" | ")} |\n`;
  });
  const header =
    "| stack | runs | median ms | lowest ms | highest ms |\n| --- | --- | --- | --- | --- |\n";
  return header + rows.join("");
}
