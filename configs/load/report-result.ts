/** What the job that writes a report prints. */
export interface ReportResult {
  /** Where the report lies, relative to where the job ran; null where none could be written. */
  report: string | null;
}

/** What it printed. */
export function parseReportResult(stdout: string): ReportResult {
  return JSON.parse(stdout) as ReportResult;
}
