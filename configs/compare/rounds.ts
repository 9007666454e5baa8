import { randomOf, shuffled } from "./random";
import { STUDY_LOAD } from "./study";

/** How long a comparison takes, and how often it measures. */
export interface Course {
  /** How often each candidate is measured. */
  rounds: number;
  /** How long a candidate is asked before its numbers count, in seconds. */
  warmSeconds: number;
  /** How long it is asked for all that it can carry, in seconds. */
  fullSeconds: number;
  /** How long it is asked at the declared rate, in seconds. */
  pacedSeconds: number;
  /** In how many rounds each is asked as the study did, too. */
  studyRounds: number;
  /** In how many rounds each is measured without its access log, too. */
  logRounds: number;
  /** In how many rounds each is asked over fewer connections, too, for the queue. */
  queueRounds: number;
  /** How long it is asked over each of those numbers of connections, in seconds. */
  queueSeconds: number;
}

/** Ten rounds, as benchstat asks for at least, within 25 minutes with the five candidates of the default. */
export const COURSE: Course = {
  ...{ rounds: 10, warmSeconds: 1, fullSeconds: 5, pacedSeconds: 5 },
  ...{ studyRounds: 3, logRounds: 3, queueRounds: 3, queueSeconds: 1 },
};
/** Within 8 minutes. */
export const QUICK: Course = {
  ...{ rounds: 5, warmSeconds: 1, fullSeconds: 3, pacedSeconds: 2 },
  ...{ studyRounds: 1, logRounds: 0, queueRounds: 0, queueSeconds: 1 },
};

/** Over so many numbers of connections besides all of them. */
const QUEUE_LOADS = 2;
/** To start a candidate, to look at its cgroups, and to remove it. */
const BESIDES_SECONDS = 6;

/** What of a comparison is measured in a round: a candidate, the reference once more, or a variant. */
export interface Slot {
  /** What it is called in the results. */
  name: string;
  /** The candidate, or the variant, that is started. */
  started: string;
  /** It is only measured for what it explains, in so many of the rounds. */
  rounds?: number;
}

/** What a candidate without its access log is called. */
export function quietOf(candidate: string): string {
  return `${candidate} without its log`;
}

/** What the second of the two that are the same is called. */
export function twinOf(reference: string): string {
  return `${reference} again`;
}

/** The second of two that are the same, whoever the others are compared with. */
export function twinIn({ reference, twice }: { reference: string; twice?: string }): string {
  return twinOf(twice ?? reference);
}

/** What is measured in each round: the reference is there twice, and what differs between the two is noise. */
export function slotsOf(
  candidates: readonly string[],
  reference: string,
  variants: readonly Required<Pick<Slot, "name" | "rounds">>[] = [],
): Slot[] {
  const slots = candidates.map((name) => ({ name, started: name }));
  const others = variants.map(({ name, rounds }) => ({ name, started: name, rounds }));
  return [...slots, { name: twinOf(reference), started: reference }, ...others];
}

/**
 * The rounds, each with all slots in an order of its own, by chance and the same for the same seed: what slows the
 * machine for a while slows all of them (Abedi and Brecht, ICPE 2017: randomized multiple interleaved trials).
 */
export function roundsOf(slots: readonly Slot[], rounds: number, seed: number): Slot[][] {
  const random = randomOf(seed);
  return Array.from({ length: rounds }, (_, index) =>
    shuffled(slots, random).filter((slot) => index < (slot.rounds ?? rounds)),
  );
}

/** How long all of it will take. */
export function expectedSeconds(
  course: Course,
  candidates: number,
  variants: readonly Pick<Required<Slot>, "rounds">[],
): number {
  const { rounds, warmSeconds, fullSeconds, pacedSeconds } = course;
  const once = BESIDES_SECONDS + warmSeconds + fullSeconds + pacedSeconds;
  const tried = candidates * (BESIDES_SECONDS + warmSeconds + fullSeconds);
  const study = Math.min(course.studyRounds, rounds) * STUDY_LOAD.seconds;
  const queue = Math.min(course.queueRounds, rounds) * QUEUE_LOADS * course.queueSeconds;
  const times = variants.reduce((sum, one) => sum + Math.min(one.rounds, rounds), 0);
  const explaining = times * (BESIDES_SECONDS + warmSeconds + fullSeconds);
  return tried + (candidates + 1) * (rounds * once + study) + explaining + candidates * queue;
}
