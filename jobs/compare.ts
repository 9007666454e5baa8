import { expectedWords, loggingOf } from "../configs/compare/in-words";
import type { CompareInput } from "../configs/compare/input";
import type { RoundRow } from "../configs/compare/measured";
import { type CompareOutput, outputOf } from "../configs/compare/output";
import { comparisonOf } from "../configs/compare/result";
import { type Room, roomProblems } from "../configs/compare/room";
import { expectedSeconds } from "../configs/compare/rounds";
import { labelFilters } from "../configs/container/labels";
import { assertNoProblems } from "../configs/problems";
import { type Bench, comparedOf } from "./compare/bench";
import { Generator } from "./compare/generator";
import { measureRounds } from "./compare/measure-rounds";
import { keepReport } from "./compare/report";
import { CompareState, type Tried } from "./compare/state";
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
  const { course, candidates } = input;
  const cpus = Number(await docker(["info", "--format", "{{.NCPU}}"]));
  const expected = expectedSeconds(course, candidates.length, loggingOf(candidates));
  const generator = await Generator.start(input, cpus, 3 * expected + 600);
  const room: Room = { ...(await generator.room()), cpus };
  assertNoProblems("The comparison", roomProblems(room, input.candidateMemoryMb));
  const bench: Bench = { input, generator, state: new CompareState(input), cpus };
  progress(expectedWords(course, candidates, input.isQuick));
  const tried = bench.state.tried() ?? (await tryAll(bench));
  const rows = await measureRounds(bench, tried);
  return conclude(bench, tried, { room, rows });
}

function conclude(
  { input, state }: Bench,
  { refused, ratePerSecond, appUs }: Tried,
  { room, rows }: { room: Room; rows: RoundRow[] },
): CompareOutput {
  const { reference, course, limits, seed, isQuick, requests, candidateCpus } = input;
  const candidates = comparedOf(input, refused);
  const asked = requests.map(({ method, path }) => `${method} ${path}`);
  const publishedMs = Object.fromEntries(
    input.candidates.map((one) => [one.name, one.publishedMs]),
  );
  const about = { candidates, reference, refused, course, limits, seed, isQuick, candidateCpus };
  const compared = comparisonOf({ ...about, ratePerSecond, asked, room, appUs, publishedMs, rows });
  keepReport(state, compared);
  return outputOf(compared, state.directory);
}

if (require.main === module) runJob(compare);
