import type { Labels } from "../container/labels";
import type { Limits } from "../load/objective";
import type { AskedRequest } from "../load/requests";
import type { PlannedStep } from "./ablation/order";
import type { CandidateParts, CandidatePlan } from "./candidate-plan";
import type { Course } from "./rounds";
import type { SameAnswer } from "./same-answer";
import type { STUDY_LOAD } from "./study";
import type { Variant } from "./variant";

/** What can be started: a candidate, or a variant. */
export interface Startable extends CandidateParts {
  name: string;
  /** The image that its server is in. */
  image: string;
}

/** A candidate, and the image that its server is in. */
export type CandidateInput = CandidatePlan & Startable;

/** What the job that compares is told. */
export interface CompareInput {
  appDir: string;
  candidates: CandidateInput[];
  /** What is measured besides, for what it explains. */
  variants: (Variant & Startable)[];
  /** One thing changed at a time; none where that is not asked for. */
  ablation: PlannedStep[];
  reference: string;
  requests: AskedRequest[];
  connections: number;
  candidateCpus: number;
  candidateMemoryMb: number;
  course: Course;
  studyLoad: typeof STUDY_LOAD;
  /** How long the rounds may take, until it is decided; null where their number is fixed. */
  timeBudgetSeconds: number | null;
  isQuick: boolean;
  seed: number;
  limits: Limits;
  sameAnswer: SameAnswer;
  /** The same comparison has the same: one that was interrupted goes on. */
  key: string;
  nginxImage: string;
  /** The image with Node.js that the generator runs in. */
  generatorImage: string;
  /** Who owns the results, `uid:gid`. */
  user: string;
  resultsDir: string;
  stack: string;
  secretEnv?: Record<string, string>;
  networks: string[];
  labels: Labels;
}
