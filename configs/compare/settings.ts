import type { Candidate } from "./candidate";
import type { SameAnswer } from "./same-answer";

/** What is compared, and how. */
export interface ComparisonSettings {
  /** The ways to serve the app that are compared, two or more. */
  candidates: Candidate[];
  /**
   * The candidate that all others are compared with: it is measured twice in each round.
   * @default the first
   */
  reference?: string | undefined;
  /**
   * How often each candidate is measured, 2 to 100.
   * @default 10, 5 where it is quick, 100 with timeBudgetSeconds
   */
  rounds?: number | undefined;
  /**
   * How long the rounds may take, in seconds, 60 to 86400: it goes on until it is decided what carries more, or until
   * then, and the intervals are those that hold whenever one looks. `rounds` is then how many there are at most.
   * @default none: as many rounds as `rounds` says
   */
  timeBudgetSeconds?: number | undefined;
  /**
   * Whether it is to end within 8 minutes: what differs little is not distinguished then.
   * @default false
   */
  quick?: boolean | undefined;
  /**
   * Whether it measures besides what each difference between the study's bare Gunicorn and granian-nginx is worth, one
   * thing changed at a time, in an order and in the reverse: it takes twice as long.
   * @default false
   */
  ablation?: boolean | undefined;
  /**
   * How many connections ask at once for all that a candidate carries, 1 to 1024.
   * @default 32
   */
  connections?: number | undefined;
  /**
   * How many CPUs all containers of a candidate have together, 1 to 256: the same ones for each.
   * @default 1
   */
  candidateCpus?: number | undefined;
  /**
   * Decides the order in each round: another one is another order, and another comparison.
   * @default 1
   */
  seed?: number | undefined;
  /**
   * How alike the candidates have to answer: one that answers differently is left out.
   * @default SameAnswer.Status
   */
  sameAnswer?: SameAnswer | undefined;
}

/** Each of them: what is said of a comparison, and not of its app. */
const FIELDS: Record<keyof ComparisonSettings, true> = {
  ...{ candidates: true, reference: true, rounds: true, timeBudgetSeconds: true },
  ...{ quick: true, ablation: true, connections: true },
  ...{ candidateCpus: true, seed: true, sameAnswer: true },
};
export const COMPARISON_FIELDS = Object.keys(FIELDS) as (keyof ComparisonSettings)[];
