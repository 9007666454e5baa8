import * as fs from "node:fs";
import * as path from "node:path";
import { expectedWords, roundWords } from "../configs/compare/in-words";
import type { CandidateInput, CompareInput } from "../configs/compare/input";
import type { ContainerWork, RoundRow } from "../configs/compare/measured";
import { type CompareOutput, outputOf } from "../configs/compare/output";
import { comparisonOf, type Refused } from "../configs/compare/result";
import { type Room, roomProblems } from "../configs/compare/room";
import { expectedSeconds, roundsOf, type Slot, slotsOf } from "../configs/compare/rounds";
import { type Answer, differenceOf, failingAnswers } from "../configs/compare/same-answer";
import { labelFilters } from "../configs/container/labels";
import { assertNoProblems } from "../configs/problems";
import { RunningCandidate } from "./compare/candidate";
import { Generator, type ToAsk } from "./compare/generator";
import { keepReport } from "./compare/report";
import { CompareState, type Tried } from "./compare/state";
import { docker, dockerLines } from "./lib/docker";
import { JobError, progress, runJob } from "./lib/job";
import { PAYLOAD } from "./lib/payload";
import { removeObjects } from "./lib/remove-objects";

/** Below half of what the slowest carries. */
const PART_OF_SLOWEST = 0.4;

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

/** All that measures. */
interface Bench {
  input: CompareInput;
  generator: Generator;
  state: CompareState;
  cpus: number;
}

async function compareWith(input: CompareInput): Promise<CompareOutput> {
  const { course, candidates } = input;
  const cpus = Number(await docker(["info", "--format", "{{.NCPU}}"]));
  const expected = expectedSeconds(course, candidates.length);
  const generator = await Generator.start(input, cpus, 3 * expected + 600);
  const room: Room = { ...(await generator.room()), cpus };
  assertNoProblems("The comparison", roomProblems(room, input.candidateMemoryMb));
  const bench = { input, generator, state: new CompareState(input), cpus };
  progress(expectedWords(course, candidates.length, input.isQuick));
  const tried = bench.state.tried() ?? (await tryAll(bench));
  const rows = await measureRounds(bench, tried);
  return conclude(bench, tried, { room, rows });
}

/** Each once: whether it starts, whether it answers as the others do, and what it carries, roughly. */
async function tryAll(bench: Bench): Promise<Tried> {
  const { input, state } = bench;
  const refused: Refused[] = [];
  const carried: number[] = [];
  let appUs: number | null = null;
  let known: Answer[] = [];
  for (const candidate of referenceFirst(input)) {
    const { name } = candidate;
    const isReference = name === input.reference;
    try {
      const found = await tryOne(bench, candidate, isReference);
      if (isReference) [appUs, known] = [found.appUs, found.answers];
      const difference = differenceOf(input.sameAnswer, found.answers, known);
      if (difference !== undefined) throw new JobError(`it answers differently: ${difference}`);
      carried.push(found.perSecond);
      progress(`${name}: carries about ${Math.round(found.perSecond)} requests a second`);
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      if (isReference) throw new JobError(`There is nothing to compare with. ${error.message}`);
      refused.push({ candidate: name, why: error.message });
      progress(`${name} is left out: ${error.message}`);
    }
  }
  if (carried.length < 2) {
    throw new JobError(
      "There is nothing to compare: all candidates but the reference are left out.",
    );
  }
  const ratePerSecond = Math.max(1, Math.floor(PART_OF_SLOWEST * Math.min(...carried)));
  const tried = { ratePerSecond, appUs, refused };
  state.keepTried(tried);
  return tried;
}

function referenceFirst({ candidates, reference }: CompareInput): CandidateInput[] {
  const isReference = ({ name }: CandidateInput) => name === reference;
  return [...candidates.filter(isReference), ...candidates.filter((one) => !isReference(one))];
}

async function tryOne(
  { input, generator, cpus }: Bench,
  candidate: CandidateInput,
  isReference: boolean,
): Promise<{ answers: Answer[]; perSecond: number; appUs: number | null }> {
  const running = await RunningCandidate.start(input, candidate, cpus);
  try {
    const to = toAsk(input, running);
    const answers = await generator.once(to);
    const failing = failingAnswers(answers);
    if (isReference && failing.length > 0) {
      throw new JobError(`The app fails what it is asked for: ${failing.join("; ")}.`);
    }
    const appUs = isReference ? await appCost(input, candidate, running) : null;
    const { warmSeconds, fullSeconds } = input.course;
    await generator.full(to, input.connections, warmSeconds);
    const { requests, seconds } = await generator.full(to, input.connections, fullSeconds);
    return { answers, perSecond: requests / seconds, appUs };
  } finally {
    await running.remove();
  }
}

function toAsk({ requests }: CompareInput, { address }: RunningCandidate): ToAsk {
  return { ...address, requests };
}

/** It is to know, and no more: an app that cannot be called so is compared all the same. */
async function appCost(
  { requests }: CompareInput,
  { app }: CandidateInput,
  running: RunningCandidate,
): Promise<number | null> {
  const program = fs.readFileSync(path.join(PAYLOAD, "compare", "app_cost.py"), "utf8");
  const told = Number(await running.python(program, [app, JSON.stringify(requests)]));
  return told > 0 ? told : null;
}

async function measureRounds(bench: Bench, { ratePerSecond, refused }: Tried): Promise<RoundRow[]> {
  const { input, state } = bench;
  const { course, reference, seed } = input;
  const slots = slotsOf(comparedOf(input, refused), reference);
  const rows = state.rows();
  if (rows.length > 0) progress(`${rows.length} measurements are there already: it goes on.`);
  for (const [index, order] of roundsOf(slots, course.rounds, seed).entries()) {
    const round = index + 1;
    for (const [at, slot] of order.entries()) {
      if (rows.some((row) => row.round === round && row.slot === slot.name)) continue;
      const row = await measureSlot(bench, slot, { round, position: at + 1, ratePerSecond });
      state.add(row);
      rows.push(row);
      progress(roundWords(row, course.rounds));
    }
  }
  return rows;
}

/** The names of those that are not left out. */
function comparedOf({ candidates }: CompareInput, refused: readonly Refused[]): string[] {
  const out = refused.map(({ candidate }) => candidate);
  return candidates.map(({ name }) => name).filter((name) => !out.includes(name));
}

async function measureSlot(
  { input, generator, cpus }: Bench,
  { name: slot, candidate: name }: Slot,
  { ratePerSecond, ...at }: { round: number; position: number; ratePerSecond: number },
): Promise<RoundRow> {
  const candidate = input.candidates.find((one) => one.name === name) as CandidateInput;
  const { warmSeconds, fullSeconds, pacedSeconds } = input.course;
  try {
    const running = await RunningCandidate.start(input, candidate, cpus);
    try {
      const to = toAsk(input, running);
      await generator.full(to, input.connections, warmSeconds);
      const before = await running.work();
      const full = await generator.full(to, input.connections, fullSeconds);
      const work = between(before, await running.work());
      const paced = await generator.paced(to, ratePerSecond, pacedSeconds);
      return { ...at, slot, full, work, paced };
    } finally {
      await running.remove();
    }
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { ...at, slot, missed: error.message };
  }
}

function between(
  before: Record<string, ContainerWork>,
  after: Record<string, ContainerWork>,
): Record<string, ContainerWork> {
  const since = (one: number | null = null, other: number | null = null) =>
    one === null || other === null ? null : other - one;
  const parts = Object.entries(after).map(([part, { cpuSeconds, taken }]) => [
    part,
    {
      cpuSeconds: since(before[part]?.cpuSeconds, cpuSeconds),
      taken: since(before[part]?.taken, taken),
    },
  ]);
  return Object.fromEntries(parts) as Record<string, ContainerWork>;
}

function conclude(
  { input, state }: Bench,
  { refused, ratePerSecond, appUs }: Tried,
  { room, rows }: { room: Room; rows: RoundRow[] },
): CompareOutput {
  const { reference, course, limits, seed, isQuick, requests } = input;
  const candidates = comparedOf(input, refused);
  const asked = requests.map(({ method, path }) => `${method} ${path}`);
  const about = { candidates, reference, refused, course, limits, seed, isQuick };
  const compared = comparisonOf({ ...about, ratePerSecond, asked, room, appUs, rows });
  keepReport(state, compared);
  return outputOf(compared, state.directory);
}

if (require.main === module) runJob(compare);
