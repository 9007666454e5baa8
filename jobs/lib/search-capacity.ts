import {
  bestStep,
  type Capacity,
  capacityOf,
  type CapacityStep,
} from "../../configs/load/capacity";
import { nextRate, searchBounds, stepRun } from "../../configs/load/capacity-search";
import { stepOf } from "../../configs/load/capacity-step";
import { HISTOGRAM_FILE, WINDOW_FILE } from "../../configs/load/locust-argv";
import type { Limits } from "../../configs/load/objective";
import { CAPACITY_FILE } from "../../configs/load/run-files";
import { stepInWords } from "../../configs/load/step-in-words";
import { readWindow } from "../../configs/load/window";
import { JobError, progress } from "./job";
import type { LoadContainers } from "./load-containers";
import type { LoadInput } from "./load-input";
import { type LocustRun, runLocust, statsOf } from "./run-locust";

/** What was found, and the run whose numbers are told: the highest rate that was carried, or the lowest that was tried. */
export interface Found {
  run: LocustRun;
  capacity: Capacity;
}

/** Tries one rate after another. What breaks in the middle ends the search, and costs nothing of what it found. */
export async function searchCapacity(
  input: LoadInput,
  limits: Limits,
  containers: LoadContainers,
): Promise<Found> {
  const bounds = searchBounds(limits, input.steps);
  const runs: LocustRun[] = [];
  const steps: CapacityStep[] = [];
  for (let rate = nextRate(steps, bounds); rate !== undefined; rate = nextRate(steps, bounds)) {
    progress(`step ${steps.length + 1} of at most ${input.steps}: ${rate} come a second`);
    const run = await tryRate({ ...input, ...stepRun(input, limits, rate) }, containers, steps);
    if (!run) break;
    const samples = readWindow(run.files[WINDOW_FILE])?.samples ?? [];
    const step = stepOf(rate, statsOf(run), samples, limits);
    progress(stepInWords(step));
    runs.push(run);
    steps.push(step);
  }
  return chosen(runs, steps);
}

async function tryRate(
  asked: LoadInput,
  containers: LoadContainers,
  before: readonly CapacityStep[],
) {
  try {
    return await runLocust(asked, containers);
  } catch (error) {
    if (!(error instanceof JobError) || before.length === 0) throw error;
    progress(`The search ends here. ${error.message}`);
    return undefined;
  }
}

function chosen(runs: readonly LocustRun[], steps: readonly CapacityStep[]): Found {
  const lowest = steps.reduce(
    (low, step, index) =>
      step.arrivalsPerSecond < (steps[low]?.arrivalsPerSecond ?? 0) ? index : low,
    0,
  );
  const best = bestStep(steps);
  const run = runs[best < 0 ? lowest : best] as LocustRun;
  const capacity = capacityOf(steps);
  return { run: { ...run, files: { ...run.files, ...filesOf(runs, capacity) } }, capacity };
}

/** What each step measured, beside the one whose numbers are told. */
function filesOf(runs: readonly LocustRun[], capacity: Capacity): Record<string, string> {
  const ofSteps = runs.flatMap(({ files }, index) =>
    [HISTOGRAM_FILE, WINDOW_FILE].flatMap((name) => {
      const text = files[name];
      return text === undefined ? [] : [[`step-${index + 1}-${name}`, text] as const];
    }),
  );
  return { [CAPACITY_FILE]: JSON.stringify(capacity), ...Object.fromEntries(ofSteps) };
}
