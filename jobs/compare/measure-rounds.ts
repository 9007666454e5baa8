import { roundWords } from "../../configs/compare/in-words";
import type { CandidateInput, CompareInput } from "../../configs/compare/input";
import { type ContainerWork, NOT_ASKED, type RoundRow } from "../../configs/compare/measured";
import { roundsOf, type Slot, slotsOf } from "../../configs/compare/rounds";
import { JobError, progress } from "../lib/job";
import { type Bench, comparedOf, toAsk } from "./bench";
import { RunningCandidate } from "./candidate";
import type { Tried } from "./state";

/** Measures each slot of each round that is not on disk yet. */
export async function measureRounds(
  bench: Bench,
  { ratePerSecond, refused }: Tried,
): Promise<RoundRow[]> {
  const { input, state } = bench;
  const { course, reference, seed } = input;
  const names = comparedOf(input, refused);
  const logging = names.filter((name) => candidateOf(input, name).withoutLog !== null);
  const slots = slotsOf(names, reference, logging, course.logRounds);
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

function candidateOf({ candidates }: CompareInput, name: string): CandidateInput {
  return candidates.find((one) => one.name === name) as CandidateInput;
}

async function measureSlot(
  { input, generator, cpus }: Bench,
  { name: slot, candidate: name, quietRounds }: Slot,
  { ratePerSecond, ...at }: { round: number; position: number; ratePerSecond: number },
): Promise<RoundRow> {
  const isQuiet = quietRounds !== undefined;
  const loud = candidateOf(input, name);
  const candidate = isQuiet ? { ...loud, ...loud.withoutLog } : loud;
  const { warmSeconds, fullSeconds, pacedSeconds, studyRounds } = input.course;
  try {
    const running = await RunningCandidate.start(input, candidate, cpus);
    try {
      const to = toAsk(input, running);
      const isStudied = !isQuiet && at.round <= studyRounds;
      const study = isStudied ? await generator.study(to, input.studyLoad) : undefined;
      await generator.full(to, input.connections, warmSeconds);
      const before = await running.work();
      const full = await generator.full(to, input.connections, fullSeconds);
      const work = between(before, await running.work());
      const paced = isQuiet ? NOT_ASKED : await generator.paced(to, ratePerSecond, pacedSeconds);
      return { ...at, slot, full, work, paced, ...(study && { study }) };
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
