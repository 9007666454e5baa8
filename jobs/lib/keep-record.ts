import * as fs from "node:fs";
import * as path from "node:path";
import { changeInWords } from "../../configs/load/change";
import type { RunEnvironment } from "../../configs/load/environment";
import { historyRow } from "../../configs/load/history";
import type { LoadResult } from "../../configs/load/result";
import { RUN_FILE } from "../../configs/load/run-files";
import type { RunRecord } from "../../configs/load/run-record";
import { readWindow } from "../../configs/load/window";
import { giveTo } from "./give-to";
import { progress } from "./job";
import type { LoadInput } from "./load-input";
import { keepHistory } from "./keep-history";

/**
 * Keeps what later runs and reports ask for. A disk that is full costs these, and no number.
 * @returns the result, with what changed since the run before
 */
export function keepRecord(
  input: LoadInput,
  { stats, statsCsv }: LoadResult,
  { environment, window }: { environment: RunEnvironment; window: string | undefined },
): LoadResult {
  const directory = path.posix.dirname(statsCsv);
  try {
    const samples = readWindow(window)?.samples ?? [];
    const facts = { environment, samples };
    const row = historyRow(path.posix.basename(directory), input, stats, facts);
    const change = keepHistory(directory, input.user, row);
    const record: RunRecord = { stats: { ...stats, ...(change && { change }) }, environment };
    fs.writeFileSync(path.join(directory, RUN_FILE), JSON.stringify(record));
    giveTo(input.user, directory);
    progress(
      (change && changeInWords(change)) ?? "No run before this one can be compared with it.",
    );
    return { stats: record.stats, statsCsv };
  } catch (error) {
    progress(`There will be no report of this run: ${(error as Error).message}.`);
    return { stats, statsCsv };
  }
}
