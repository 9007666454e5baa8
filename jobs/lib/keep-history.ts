import * as fs from "node:fs";
import * as path from "node:path";
import { isAccepted } from "../../configs/load/accepted";
import { changeSince } from "../../configs/load/change";
import {
  HISTORY_FILE,
  historyLine,
  type HistoryRow,
  readHistory,
} from "../../configs/load/history";
import { DOCUMENT_FILE } from "../../configs/load/run-files";
import type { RunChange } from "../../configs/load/stats";
import { giveTo } from "./give-to";

/**
 * Adds a run to those of its stack: what is there already stays as it is, whatever it is.
 * @param directory the run's own
 * @param user whose it is
 * @returns what changed since the last one that it can be compared with
 */
export function keepHistory(
  directory: string,
  user: string,
  row: HistoryRow,
): RunChange | undefined {
  const above = path.dirname(directory);
  const file = path.join(above, HISTORY_FILE);
  const before = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  fs.appendFileSync(file, historyLine(row, before));
  giveTo(user, file);
  const accepted = readHistory(before).filter(({ run }) => isAccepted(reportOf(above, run)));
  return changeSince(accepted, row);
}

/** A run's name comes from a file that others may write to. */
function reportOf(above: string, run: string): string | undefined {
  const file = path.join(above, path.basename(run), DOCUMENT_FILE);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
