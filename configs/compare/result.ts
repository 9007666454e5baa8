import type { Limits } from "../load/objective";
import type { PlannedStep } from "./ablation/order";
import { type AblationStep, ablationSteps } from "./ablation/steps";
import { judgedBeside, type SlotReader } from "./beside";
import { calibrationFindings } from "./calibration";
import { roundFindings } from "./findings";
import type { Looks } from "./interval";
import { type Ledger, ledgerOf } from "./ledger";
import { isMissed, type Measurement, type RoundRow } from "./measured";
import { MEASURE_NAMES, type MeasureName, MEASURES } from "./measures";
import { type Queueing, queueingOf } from "./queueing/queueing";
import type { Room } from "./room";
import { type Course, quietOf, twinIn } from "./rounds";
import { spread, type Spread } from "./spread";
import { type StudyRuns, studyRunsOf } from "./study-load";
import type { Judged } from "./verdict";

/** A candidate that is not among those that were compared. */
export interface Refused {
  candidate: string;
  why: string;
}

/** What was compared, and all that was measured. */
export interface Compared {
  /** Where the app is, as it was given. */
  appDir: string;
  candidates: string[];
  reference: string;
  /** Who is in each round twice: the reference, unless another one was chosen since. */
  twice?: string;
  refused: Refused[];
  course: Course;
  limits: Limits;
  seed: number;
  isQuick: boolean;
  /** Whether it was looked at after each round, to decide whether to go on. */
  looks: Looks;
  /** How many connections asked at once, for all that a candidate carries. */
  connections: number;
  /** How often somebody came a second, for the latency. */
  ratePerSecond: number;
  /** What is asked for, as METHOD path. */
  asked: string[];
  room: Room;
  /** How many CPUs all containers of a candidate have together. */
  candidateCpus: number;
  /** What the app's own code costs, called as WSGI without a server, in µs of CPU; null where it could not be called. */
  appUs: number | null;
  /** What the study measured of each such candidate, in ms; null where it had none. */
  publishedMs: Record<string, number | null>;
  /** One thing changed at a time; none where that was not asked for. */
  ablation: PlannedStep[];
  rows: RoundRow[];
}

/** The same with what follows from it. */
export interface Comparison extends Compared {
  /** Each measure of each candidate, and of the reference once more. */
  comparison: Record<string, Record<MeasureName, Spread>>;
  verdicts: Judged[];
  ledger: Ledger[];
  /** What of an answer's time is service and what is waiting, by a model that is judged. */
  queueing: Queueing[];
  /** What each change is worth. */
  ablation: AblationStep[];
  /** The study's own load, by candidate, and the reference once more: no verdict. */
  study: StudyRuns[];
  /** What is to be known before the numbers are read, a sentence each. */
  findings: string[];
}

/** What follows from the rounds. */
export function comparisonOf(compared: Compared): Comparison {
  const { candidates, reference, twice = reference, rows, limits, appUs } = compared;
  const bySlot = slotReader(rows);
  const twin = twinIn(compared);
  const slots = [...candidates, twin];
  const published = (slot: string) => compared.publishedMs[slot === twin ? twice : slot] ?? null;
  const spreads = slots.map((slot) => [
    slot,
    Object.fromEntries(MEASURE_NAMES.map((name) => [name, spreadOf(name, bySlot(slot), limits)])),
  ]);
  return {
    ...compared,
    comparison: Object.fromEntries(spreads) as Comparison["comparison"],
    verdicts: verdictsOf(compared, bySlot),
    ledger: candidates.map((name) => ledgerOf(name, bySlot(name), bySlot(quietOf(name)), appUs)),
    queueing: candidates.map((name) => queueingOf(name, bySlot(name), compared)),
    ablation: ablationSteps({ ...compared, bySlot, twice }, compared.ablation),
    study: slots.map((slot) => studyRunsOf(slot, bySlot(slot), published(slot))),
    findings: [
      ...calibrationFindings(
        compared,
        Object.fromEntries(candidates.map((name) => [name, bySlot(name)])),
      ),
      ...roundFindings(rows),
    ],
  };
}

function slotReader(rows: readonly RoundRow[]): SlotReader {
  const measured = rows.filter((row): row is Measurement => !isMissed(row));
  return (slot) => measured.filter((row) => row.slot === slot);
}

function spreadOf(name: MeasureName, measured: readonly Measurement[], limits: Limits): Spread {
  return spread(measured.flatMap((row) => MEASURES[name].of(row, limits) ?? []));
}

/** Each candidate beside the reference, by each measure: all of these share the error. */
function verdictsOf(compared: Compared, bySlot: SlotReader): Judged[] {
  const { candidates, reference, twice = reference } = compared;
  const others = candidates.filter((name) => name !== reference);
  const comparisons = others.length * MEASURE_NAMES.length;
  const judging = { ...compared, bySlot, twice, comparisons };
  return MEASURE_NAMES.flatMap((measure) =>
    others.map((candidate) => judgedBeside(judging, { measure, candidate, reference })),
  );
}
