import type { FlaskAppOptions } from "../app/options";
import type { DefaultImages } from "../default-images";
import { fingerprint } from "../fingerprint";
import { limitsOf } from "../load/objective";
import { askedRequests } from "../load/requests";
import type { Server } from "../server/servers";
import { type AblationPlan, ablationPlan } from "./ablation/path";
import type { Way } from "./ablation/way";
import type { Candidate } from "./candidate";
import { candidateMemoryMb, type CandidateParts, candidatePlan, partsOf } from "./candidate-plan";
import { COMPARE } from "./problems";
import { COURSE, type Course, QUICK } from "./rounds";
import { SameAnswer } from "./same-answer";
import type { ComparisonSettings } from "./settings";
import { STUDY_LOAD } from "./study";
import { quietVariants } from "./variant";

/** What is compared, and the app. */
export type ComparisonOptions = FlaskAppOptions & ComparisonSettings;

/** What an image of the app says of itself before it is built. */
interface OfImage {
  user: string;
  app: string | undefined;
  fingerprint: string;
}

/**
 * All that decides a comparison, from plain values.
 * @param images the image of each server
 */
export function comparisonPlan(
  options: ComparisonOptions,
  images: Record<string, OfImage>,
  defaults: DefaultImages,
  secretEnv: readonly string[] = [],
) {
  const { connections, candidateCpus, seed, sameAnswer, runId } = options;
  const given = ({ server }: Candidate) => ({ ...imageOf(images, server), secretEnv });
  const candidates = options.candidates.map((candidate) =>
    candidatePlan(options, candidate, given(candidate), defaults),
  );
  const course = courseOf(options);
  const parts = (app: FlaskAppOptions, candidate: Candidate) =>
    partsOf(app, candidate, given(candidate), defaults);
  const quiet = quietVariants(options, options.candidates, parts, course.logRounds);
  const partsOfWay = (way: Way): CandidateParts => {
    const { containers, files } = parts(way.told(options), way);
    return { containers, files: files.map((file) => ({ ...file, text: way.conf(file.text) })) };
  };
  const { steps, variants }: AblationPlan = options.ablation
    ? ablationPlan(partsOfWay, candidates, quiet, course.rounds)
    : { steps: [], variants: quiet };
  const decided = {
    ...{ candidates, variants, ablation: steps },
    reference: options.reference ?? options.candidates[0]?.name ?? "",
    requests: askedRequests(options.paths, options.requests),
    connections: connections ?? COMPARE.connections.default,
    candidateCpus: candidateCpus ?? COMPARE.candidateCpus.default,
    candidateMemoryMb: candidateMemoryMb(options),
    course,
    studyLoad: STUDY_LOAD,
    timeBudgetSeconds: options.timeBudgetSeconds ?? null,
    isQuick: options.quick === true,
    seed: seed ?? COMPARE.seed.default,
    limits: limitsOf(options.objective),
    sameAnswer: sameAnswer ?? SameAnswer.Status,
    nginxImage: options.nginxImage ?? defaults.nginx,
    generatorImage: options.nodeImage ?? defaults.node,
  };
  const ofImages = Object.values(images).map(({ fingerprint }) => fingerprint);
  const { secretRevision } = options;
  // Where it is moved to, it is the same comparison.
  return {
    ...decided,
    appDir: options.appDir,
    key: fingerprint({ decided, ofImages, runId, secretRevision }),
  };
}

function imageOf(images: Record<string, OfImage>, server: Server): OfImage {
  return images[server] ?? { user: "", app: undefined, fingerprint: "" };
}

function courseOf({ quick, rounds, timeBudgetSeconds }: ComparisonOptions): Course {
  const course = quick ? QUICK : COURSE;
  const most = timeBudgetSeconds === undefined ? course.rounds : COMPARE.rounds.max;
  return { ...course, rounds: rounds ?? most };
}
