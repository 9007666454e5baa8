import type { Limits } from "../load/objective";
import { isGeneratorBound } from "./calibration";
import { type Looks, type RatioInterval, ratioInterval } from "./interval";
import type { Measurement } from "./measured";
import { type Measure, type MeasureName, MEASURES } from "./measures";
import { twinOf } from "./rounds";
import { judge, type Judged } from "./verdict";

/** What was measured of a slot, round by round. */
export type SlotReader = (slot: string) => Measurement[];

/** What two slots are judged with. */
export interface Judging {
  bySlot: SlotReader;
  limits: Limits;
  candidateCpus: number;
  looks: Looks;
  /** The one that is there twice: what it differs from itself by is noise. */
  twice: string;
  /** How many are judged that share the error. */
  comparisons: number;
}

/** One beside another, by a measure. */
export function judgedBeside(
  judging: Judging,
  { measure, candidate, reference }: Pick<Judged, "measure" | "candidate" | "reference">,
): Judged {
  const { bySlot, candidateCpus, comparisons } = judging;
  const both = { [candidate]: bySlot(candidate), [reference]: bySlot(reference) };
  const interval = intervalOf(judging, measure, [candidate, reference], comparisons);
  const noise = intervalOf(judging, measure, [twinOf(judging.twice), judging.twice], 1);
  const limited = measure === "carriedPerSecond" ? limitedOf(both, candidateCpus) : [];
  return judge({ measure, candidate, reference, interval, noise, limited });
}

function intervalOf(
  { bySlot, limits, looks }: Judging,
  measure: MeasureName,
  [one, other]: [string, string],
  comparisons: number,
): RatioInterval | undefined {
  const pairs = pairsOf(measure, bySlot(one), bySlot(other), limits);
  return ratioInterval(pairs, comparisons, looks);
}

/** The same measure of both, in each round that has both. */
function pairsOf(
  measure: MeasureName,
  rows: readonly Measurement[],
  base: readonly Measurement[],
  limits: Limits,
): [number, number][] {
  const { of }: Measure = MEASURES[measure];
  return rows.flatMap((row): [number, number][] => {
    const beside = base.find(({ round }) => round === row.round);
    const [one, other] = [of(row, limits), beside && of(beside, limits)];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

/** Where the generator was the limit, what was carried is the least that could be. */
function limitedOf(both: Record<string, readonly Measurement[]>, candidateCpus: number): string[] {
  return Object.keys(both).filter((name) => isGeneratorBound(both[name] ?? [], candidateCpus));
}
