import type { CompareOutput } from "../configs/compare/output";

const NO_LOG = { median: null, low: null, high: null, rounds: 0 };

/** A comparison's result as the job gives it, of two rounds that decide nothing. */
export const COMPARED: CompareOutput = {
  ...{
    appDir: "app",
    candidates: ["gunicorn", "granian"],
    reference: "gunicorn",
    refused: [],
    seed: 1,
  },
  course: {
    rounds: 2,
    warmSeconds: 1,
    fullSeconds: 3,
    pacedSeconds: 3,
    studyRounds: 0,
    logRounds: 0,
    queueRounds: 0,
    queueSeconds: 1,
  },
  ...{
    limits: { p99Ms: 500, failureRatio: 0.01 },
    isQuick: true,
    looks: "once",
    ratePerSecond: 400,
    candidateCpus: 1,
    connections: 32,
  },
  ...{ asked: ["GET /"], room: { memoryMb: 4000, diskMb: 9000, cpus: 2 }, appUs: 75 },
  ...{ comparison: {}, study: [], queueing: [], publishedMs: { gunicorn: 47.3, granian: null } },
  verdicts: [
    {
      ...{ measure: "carriedPerSecond", candidate: "granian", reference: "gunicorn" },
      interval: { ratio: 2, low: 0.5, high: 8, detectable: 9, rounds: 2 },
      ...{ verdict: "not distinguishable", sentence: "granian and gunicorn: not distinguishable." },
    },
  ],
  ledger: [{ candidate: "gunicorn", appUs: 75, serverUs: 215, logUs: NO_LOG, opened: 0.01 }],
  ...{ ablation: [], findings: [], directory: "results/test/compare-1" },
};
