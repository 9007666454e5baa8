import { LOAD } from "./bounds";
import { bestStep, type CapacityStep, isCarried, LimitedBy } from "./capacity";
import type { Limits } from "./objective";
import { phasesOf } from "./phases";
import type { LoadRun } from "./run";

/** How a search begins and when it ends at the latest. */
export interface SearchBounds {
  first: number;
  mostSteps: number;
}

/** Where nothing says what has to be carried. */
const FIRST_RATE = 10;
/** Two rates that are nearer to each other than this differ by chance. */
const PRECISION = 1.05;
/** In a bracket as wide as this what was answered says more than its middle. */
const WIDE = 1.5;
/** Just below what was answered while more was asked. */
const JUST_BELOW = 0.95;

/** The bounds of a run's search: it begins with what has to be carried, so that this itself is tried. */
export function searchBounds({ requestsPerSecond }: Limits, mostSteps: number): SearchBounds {
  return { first: Math.ceil(requestsPerSecond ?? FIRST_RATE), mostSteps };
}

/**
 * The rate to try next: twice as much until one is too much, and then between. What is too much was so twice:
 * a machine that others use too may be slow by chance, but it is not fast by chance.
 * @returns undefined where the search is over
 */
export function nextRate(
  steps: readonly CapacityStep[],
  { first, mostSteps }: SearchBounds,
): number | undefined {
  if (steps.length >= mostSteps) return undefined;
  const last = steps.at(-1);
  if (!last) return first;
  if (isDoubtful(last, steps)) return last.arrivalsPerSecond;
  const carried = steps[bestStep(steps)];
  const refused = lowestRefused(steps, carried);
  if (!refused) return higher(last.arrivalsPerSecond);
  return carried ? between(carried, refused) : lower(refused);
}

/** Locust's own limit is no chance. */
function isDoubtful(last: CapacityStep, steps: readonly CapacityStep[]): boolean {
  if (isCarried(last) || last.limitedBy === LimitedBy.Generator) return false;
  return steps.filter((step) => step.arrivalsPerSecond === last.arrivalsPerSecond).length < 2;
}

function lowestRefused(
  steps: readonly CapacityStep[],
  carried: CapacityStep | undefined,
): CapacityStep | undefined {
  return steps
    .filter((step) => step.arrivalsPerSecond > (carried?.arrivalsPerSecond ?? 0))
    .reduce<CapacityStep | undefined>(
      (low, step) => (low && low.arrivalsPerSecond < step.arrivalsPerSecond ? low : step),
      undefined,
    );
}

function higher(rate: number): number | undefined {
  const { max } = LOAD.arrivalsPerSecond;
  return rate >= max ? undefined : Math.min(max, 2 * rate);
}

function lower({ arrivalsPerSecond, requestsPerSecond }: CapacityStep): number | undefined {
  if (arrivalsPerSecond <= LOAD.arrivalsPerSecond.min) return undefined;
  const guess = JUST_BELOW * requestsPerSecond;
  return Math.round(within(guess, arrivalsPerSecond / 4, arrivalsPerSecond / 2)) || 1;
}

/** A task may ask several times: what was answered is as many tasks less. */
function between(carried: CapacityStep, refused: CapacityStep): number | undefined {
  const [low, high] = [carried.arrivalsPerSecond, refused.arrivalsPerSecond];
  if (high - low <= 1 || high / low <= PRECISION) return undefined;
  const perTask = carried.requestsPerSecond / low;
  const guess = (JUST_BELOW * refused.requestsPerSecond) / perTask;
  const isTold = high / low > WIDE && guess > low * PRECISION && guess < high / PRECISION;
  return within(Math.round(isTold ? guess : Math.sqrt(low * high)), low + 1, high - 1);
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Users who wait for a place with twice the limit's time before them are too late anyway. */
const USERS_OF_LIMIT = 2;
const LEAST_USERS = 10;

/** The open load that tries one rate. */
export function stepRun(run: LoadRun, limits: Limits, arrivalsPerSecond: number): LoadRun {
  const enough = Math.ceil((USERS_OF_LIMIT * arrivalsPerSecond * limits.p99Ms) / 1000);
  const users = Math.min(run.users, Math.max(LEAST_USERS, enough));
  const step = { ...run, kind: "open" as const, users, arrivalsPerSecond };
  return { ...step, phases: phasesOf(step) };
}
