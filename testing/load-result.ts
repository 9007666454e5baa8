import type { LoadResult } from "../configs/load/result";

/** The numbers of a run that was made once. */
const NUMBERS = {
  avgResponseMs: 4.305808004742324,
  medianResponseMs: 1,
  p95ResponseMs: 22,
  p99ResponseMs: 25,
  minResponseMs: 0.7407449993479531,
  maxResponseMs: 35.03580500182579,
  requestCount: 3370,
  requestsPerSecond: 337.1009220189522,
  failureCount: 0,
  failureRatio: 0,
};

/** Where its report lies. */
export const REPORT = "results/test/1/report.html";

/** A load test's result as the job gives it. */
export const LOAD_RESULT: LoadResult = {
  stats: {
    ...NUMBERS,
    ...{ phases: [], containers: [], source: "histogram", ran: { seconds: 10, meanUsers: 1000 } },
    timeSplit: { clientAndQueueMs: 1, nginxMs: 0.5, connectMs: 0, upstreamMs: 2.8, requests: 3000 },
    validity: { verdict: "valid", reasons: [] },
    endpoints: [{ method: "GET", name: "/api/items", ...NUMBERS }],
    warnings: [],
  },
  statsCsv: "results/test/1/output_stats.csv",
};
