import { judgedBeside, type Judging } from "../beside";
import type { RatioInterval } from "../interval";
import type { MeasureName } from "../measures";
import type { Judged } from "../verdict";
import { AblationOrder, type PlannedStep } from "./order";

/** What of each step is judged, in the order in which it decides. */
export const STEP_MEASURES: readonly MeasureName[] = ["carriedPerSecond", "cpuUsPerRequest"];

/** A step, with what it is worth. */
export interface AblationStep extends PlannedStep {
  /** The way after it beside the way before it, by each measure; none where nothing differs. */
  verdicts: Judged[];
}

/** Neighbours in the same rounds; all of them, each once, share an error of their own. */
export function ablationSteps(
  judging: Omit<Judging, "comparisons">,
  steps: readonly PlannedStep[],
): AblationStep[] {
  const differing = steps.filter(({ from, to }) => from !== to);
  const pairs = new Set(differing.map(({ from, to }) => JSON.stringify([from, to])));
  const comparisons = pairs.size * STEP_MEASURES.length;
  return steps.map((step) => ({
    ...step,
    verdicts: verdictsOf({ ...judging, comparisons }, step),
  }));
}

function verdictsOf(judging: Judging, { from: reference, to: candidate }: PlannedStep): Judged[] {
  if (reference === candidate) return [];
  return STEP_MEASURES.map((measure) => judgedBeside(judging, { measure, candidate, reference }));
}

/** How many times as much there is after a step; exactly as much where nothing differs. */
export function effectOf(
  { verdicts }: AblationStep,
  measure: MeasureName,
): Pick<RatioInterval, "ratio" | "low" | "high"> | undefined {
  if (verdicts.length === 0) return { ratio: 1, low: 1, high: 1 };
  return verdicts.find((one) => one.measure === measure)?.interval;
}

/** A change, as it was made in each of the two orders. */
export interface BothWays {
  forward: AblationStep;
  reverse: AblationStep;
}

/** Each change, in the order in which they are named. */
export function bothWays(steps: readonly AblationStep[]): BothWays[] {
  const reverse = steps.filter(({ order }) => order === AblationOrder.Reverse);
  return steps
    .filter(({ order }) => order === AblationOrder.Forward)
    .flatMap((forward) => {
      const other = reverse.find(({ change }) => change === forward.change);
      return other ? [{ forward, reverse: other }] : [];
    });
}

/**
 * Whether what a change is worth depends on what else is there: no value is in both of its intervals. Of one that the
 * generator may have limited that is not known.
 */
export function isDependent({ forward, reverse }: BothWays, measure: MeasureName): boolean {
  const both = [...forward.verdicts, ...reverse.verdicts];
  if (both.some((one) => one.measure === measure && one.limited)) return false;
  const [one, other] = [effectOf(forward, measure), effectOf(reverse, measure)];
  return one !== undefined && other !== undefined && (one.low > other.high || other.low > one.high);
}
