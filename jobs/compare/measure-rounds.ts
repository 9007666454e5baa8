import { roundWords } from "../../configs/compare/in-words";
import { fitsBudget, isDecided, roundSeconds } from "../../configs/compare/decided";
import type { CompareInput, Startable } from "../../configs/compare/input";
import {
  type ContainerWork,
  type Measurement,
  NOT_ASKED,
  type RoundRow,
} from "../../configs/compare/measured";
import { fewerConnections } from "../../configs/compare/queueing/queueing";
import { roundsOf, type Slot, slotsOf, twinOf } from "../../configs/compare/rounds";
import { JobError, progress } from "../lib/job";
import { type Bench, comparedOf, toAsk } from "./bench";
import { RunningCandidate } from "./candidate";
import type { ToAsk } from "./generator";
import { comparedOfRows } from "./compared";
import type { Tried } from "./state";

/** Measures each slot of each round that is not on disk yet. */
export async function measureRounds(bench: Bench, tried: Tried): Promise<RoundRow[]> {
  const { ratePerSecond, refused } = tried;
  const { input, state } = bench;
  const { course, reference, seed } = input;
  const names = comparedOf(input, refused);
  const explaining = input.variants.filter(({ of }) => of === undefined || names.includes(of));
  const slots = slotsOf(names, reference, explaining);
  const rows = state.rows();
  if (rows.length > 0) progress(`${rows.length} measurements are there already: it goes on.`);
  for (const [index, order] of roundsOf(slots, course.rounds, seed).entries()) {
    const round = index + 1;
    if (isOver(bench, tried, rows, round)) break;
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

/** Whether no further round is begun: it is decided, or its time is up. One that was begun is ended. */
function isOver(bench: Bench, tried: Tried, rows: RoundRow[], next: number): boolean {
  const { timeBudgetSeconds } = bench.input;
  if (timeBudgetSeconds === null || rows.some(({ round }) => round >= next)) return false;
  if (isDecided(comparedOfRows(bench, tried, rows).verdicts)) {
    progress(`After ${next - 1} rounds it is decided what carries more.`);
    return true;
  }
  if (fitsBudget(timeBudgetSeconds, roundSeconds(rows))) return false;
  progress(`After ${next - 1} rounds its time is up.`);
  return true;
}

function startable({ candidates, variants }: CompareInput, name: string): Startable {
  return [...candidates, ...variants].find((one) => one.name === name) as Startable;
}

async function measureSlot(
  bench: Bench,
  { name: slot, started, rounds }: Slot,
  { ratePerSecond, ...at }: { round: number; position: number; ratePerSecond: number },
): Promise<RoundRow> {
  const { input, generator, room } = bench;
  const isVariant = rounds !== undefined;
  const { warmSeconds, fullSeconds, pacedSeconds, studyRounds } = input.course;
  const since = performance.now();
  const took = () => ({ tookSeconds: (performance.now() - since) / 1000 });
  try {
    const running = await RunningCandidate.start(input, startable(input, started), room.cpus);
    try {
      const to = toAsk(input, running);
      const isStudied = !isVariant && at.round <= studyRounds;
      const study = isStudied ? await generator.study(to, input.studyLoad) : undefined;
      await generator.full(to, input.connections, warmSeconds);
      const before = await running.work();
      const full = await generator.full(to, input.connections, fullSeconds);
      const work = between(before, await running.work());
      const paced = isVariant ? NOT_ASKED : await generator.paced(to, ratePerSecond, pacedSeconds);
      const fewer = isVariant ? undefined : await askedOverFewer(bench, to, slot, at.round);
      return {
        ...{ ...at, slot, full, work, paced, ...(study && { study }) },
        ...(fewer && { fewer }),
        ...took(),
      };
    } finally {
      await running.remove();
    }
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { ...at, slot, missed: error.message, ...took() };
  }
}

/** Over one connection and some, in the rounds that have it: the reference once more tells nothing new of a queue. */
async function askedOverFewer(
  { input, generator }: Bench,
  to: ToAsk,
  slot: string,
  round: number,
): Promise<Measurement["fewer"]> {
  const { queueRounds, queueSeconds } = input.course;
  if (round > queueRounds || slot === twinOf(input.reference)) return undefined;
  const fewer = [];
  for (const connections of fewerConnections(input.connections)) {
    fewer.push({ connections, answers: await generator.full(to, connections, queueSeconds) });
  }
  return fewer;
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
