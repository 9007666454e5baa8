import { NOTHING_MEASURED } from "../../configs/load/stats";
import { statsOutputs } from "../../configs/load/stats-outputs";

/** A stack's outputs after a run of one endpoint, of which one number is not known. */
export const RUN_OUTPUTS = {
  load: "steady: 10 users",
  thresholds: [],
  statsCsv: "results/gunicorn/20261124T112831123Z/output_stats.csv",
  ...statsOutputs({
    ...NOTHING_MEASURED,
    ...{ avgResponseMs: 17.5, medianResponseMs: 9, minResponseMs: 1.25, maxResponseMs: 1090.75 },
    ...{ p99ResponseMs: 80, requestsPerSecond: 4.04 },
    ...{ requestCount: 40, failureCount: 3, failureRatio: 0.075 },
    endpoints: [
      {
        ...{ method: "GET", name: "/api", requestCount: 40, failureCount: 3, failureRatio: 0.075 },
        ...{ avgResponseMs: 17.5, p95ResponseMs: 70 },
      },
    ],
    warnings: [
      {
        code: "requests-failed",
        weight: 90,
        sentence: "3 of 40 requests failed (7.5 %): the response times count them too.",
      },
    ],
  }),
};
