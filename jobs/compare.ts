import { expectedWords } from "../configs/compare/in-words";
import type { CompareInput } from "../configs/compare/input";
import { type CompareOutput, outputOf } from "../configs/compare/output";
import { type Room, roomProblems } from "../configs/compare/room";
import { expectedSeconds } from "../configs/compare/rounds";
import { labelFilters } from "../configs/container/labels";
import { assertNoProblems } from "../configs/problems";
import type { Bench } from "./compare/bench";
import { comparedOfRows } from "./compare/compared";
import { Generator } from "./compare/generator";
import { measureRounds } from "./compare/measure-rounds";
import { keepReport } from "./compare/report";
import { CompareState } from "./compare/state";
import { tryAll } from "./compare/try-all";
import { docker, dockerLines } from "./lib/docker";
import { progress, runJob } from "./lib/job";
import { removeObjects } from "./lib/remove-objects";

/** Measures the candidates in turn, and goes on where an interrupted run was. */
export async function compare(input: CompareInput): Promise<CompareOutput> {
  await removeOwn(input);
  const interrupted = () => void removeOwn(input).then(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    return await compareWith(input);
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await removeOwn(input);
  }
}

/** What a killed run has left is ours: no other one of this stack runs. */
async function removeOwn({ labels }: CompareInput): Promise<void> {
  const containers = await dockerLines(["ps", "--all", "--quiet", ...labelFilters(labels)]);
  await removeObjects({ containers, networks: [], volumes: [] });
}

async function compareWith(input: CompareInput): Promise<CompareOutput> {
  const { course, candidates, variants, isQuick } = input;
  const cpus = Number(await docker(["info", "--format", "{{.NCPU}}"]));
  const expected = expectedSeconds(course, candidates.length, variants);
  const lives = 3 * Math.max(expected, input.timeBudgetSeconds ?? 0) + 600;
  const generator = await Generator.start(input, cpus, lives);
  const room: Room = { ...(await generator.room()), cpus };
  assertNoProblems("The comparison", roomProblems(room, input.candidateMemoryMb));
  const bench: Bench = { input, generator, state: new CompareState(input), room };
  progress(expectedWords(course, candidates.length, variants, isQuick, input.timeBudgetSeconds));
  const tried = bench.state.tried() ?? (await tryAll(bench));
  const compared = comparedOfRows(bench, tried, await measureRounds(bench, tried));
  keepReport(bench.state, compared);
  return outputOf(compared, bench.state.directory);
}

if (require.main === module) runJob(compare);
