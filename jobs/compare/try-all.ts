import * as fs from "node:fs";
import * as path from "node:path";
import { calibratedRate, type Trial } from "../../configs/compare/calibration";
import type { CandidateInput, CompareInput } from "../../configs/compare/input";
import type { Answers } from "../../configs/compare/measured";
import type { Refused } from "../../configs/compare/result";
import { type Answer, differenceOf, failingAnswers } from "../../configs/compare/same-answer";
import { JobError, progress } from "../lib/job";
import { PAYLOAD } from "../lib/payload";
import { type Bench, toAsk } from "./bench";
import { RunningCandidate } from "./candidate";
import type { Tried } from "./state";

/** Each once: whether it starts, whether it answers as the others do, and what it carries, roughly. */
export async function tryAll(bench: Bench): Promise<Tried> {
  const { input, state } = bench;
  const refused: Refused[] = [];
  const trials: Trial[] = [];
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
      trials.push({ candidate: name, full: found.full });
      const { requests, seconds } = found.full;
      progress(`${name}: carries about ${Math.round(requests / seconds)} requests a second`);
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      if (isReference) throw new JobError(`There is nothing to compare with. ${error.message}`);
      refused.push({ candidate: name, why: error.message });
      progress(`${name} is left out: ${error.message}`);
    }
  }
  if (trials.length < 2) {
    throw new JobError(
      "There is nothing to compare: all candidates but the reference are left out.",
    );
  }
  const tried = { ratePerSecond: calibratedRate(trials), appUs, refused };
  state.keepTried(tried);
  return tried;
}

function referenceFirst({ candidates, reference }: CompareInput): CandidateInput[] {
  const isReference = ({ name }: CandidateInput) => name === reference;
  return [...candidates.filter(isReference), ...candidates.filter((one) => !isReference(one))];
}

async function tryOne(
  { input, generator, room }: Bench,
  candidate: CandidateInput,
  isReference: boolean,
): Promise<{ answers: Answer[]; full: Answers; appUs: number | null }> {
  const running = await RunningCandidate.start(input, candidate, room.cpus);
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
    const full = await generator.full(to, input.connections, fullSeconds);
    return { answers, full, appUs };
  } finally {
    await running.remove();
  }
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
