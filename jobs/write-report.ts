import * as fs from "node:fs";
import * as path from "node:path";
import { runDetails } from "../configs/load/details";
import { loadDocument, type LoadDocument } from "../configs/load/document";
import {
  FAILURES_FILE,
  HISTOGRAM_FILE,
  SECONDS_FILE,
  TIMES_FILE,
  WINDOW_FILE,
} from "../configs/load/locust-argv";
import { junit } from "../configs/load/junit";
import { prometheus } from "../configs/load/prometheus";
import { reportPage } from "../configs/load/page/page";
import type { ReportResult } from "../configs/load/report-result";
import {
  DOCUMENT_FILE,
  JUNIT_FILE,
  PROMETHEUS_FILE,
  REPORT_FILE,
  RUN_FILE,
} from "../configs/load/run-files";
import type { RunRecord } from "../configs/load/run-record";
import { statsOutputs } from "../configs/load/stats-outputs";
import type { JudgedThreshold } from "../configs/load/thresholds";
import { progress, runJob } from "./lib/job";
import { giveTo } from "./lib/give-to";
import { pageParts } from "./lib/page-parts";

export interface ReportInput {
  /** Where the run's CSV lies: the report stands beside it. */
  statsCsv: string;
  stack: string;
  /** What was run, in words. */
  load: string;
  thresholds: JudgedThreshold[];
  /** The user that the results belong to. */
  user: string;
}

/** Writes a run's report beside its CSVs. What was measured is in the state: a full disk costs the report alone. */
export async function writeReport(input: ReportInput): Promise<ReportResult> {
  const directory = path.posix.dirname(input.statsCsv);
  try {
    const run = readRun(input, directory);
    const texts = {
      [DOCUMENT_FILE]: JSON.stringify(run),
      [JUNIT_FILE]: junit(run),
      [PROMETHEUS_FILE]: prometheus(run),
      [REPORT_FILE]: reportPage(run, pageParts()),
    };
    for (const [name, text] of Object.entries(texts)) {
      fs.writeFileSync(path.join(directory, name), text);
    }
    giveTo(input.user, directory);
    return { report: path.posix.join(directory, REPORT_FILE) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    progress(`There is no report of this run: ${message}.`);
    return { report: null };
  }
}

/** All that is known of a run. */
function readRun({ stack, load, thresholds, statsCsv }: ReportInput, from: string): LoadDocument {
  const read = (name: string) => fs.readFileSync(path.join(from, name), "utf8");
  const readIfThere = (name: string) =>
    fs.existsSync(path.join(from, name)) ? read(name) : undefined;
  const { stats, environment } = JSON.parse(read(RUN_FILE)) as RunRecord;
  const details = runDetails(
    {
      ...{ window: readIfThere(WINDOW_FILE), seconds: readIfThere(SECONDS_FILE) },
      ...{ histogram: readIfThere(HISTOGRAM_FILE), failures: readIfThere(FAILURES_FILE) },
      times: readIfThere(TIMES_FILE),
    },
    environment,
  );
  return loadDocument(stack, { ...statsOutputs(stats), load, thresholds, statsCsv }, details);
}

if (require.main === module) runJob(writeReport);
