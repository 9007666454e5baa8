/** Where the numbers of a result come from, the best first. */
export const StatsSource = {
  /** The histogram that was written when the measurement was over. */
  Histogram: "histogram",
  /** Locust's output_stats.csv, of the same moment. */
  Csv: "csv",
  /** The rows of each second, where nothing else was written: counts and the average. */
  Seconds: "seconds",
  /** Nothing that can be read. */
  None: "none",
} as const;
export type StatsSource = (typeof StatsSource)[keyof typeof StatsSource];
