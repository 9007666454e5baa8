import type { Labels } from "../container/labels";
import type { Limits } from "../load/objective";
import type { AskedRequest } from "../load/requests";
import type { CandidatePlan } from "./candidate-plan";
import type { Course } from "./rounds";
import type { SameAnswer } from "./same-answer";
import type { STUDY_LOAD } from "./study";

/** A candidate, and the image that its server is in. */
export interface CandidateInput extends CandidatePlan {
  image: string;
}

/** What the job that compares is told. */
export interface CompareInput {
  candidates: CandidateInput[];
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
