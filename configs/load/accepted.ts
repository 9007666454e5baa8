import { parsedJson } from "../parsed-json";
import { isRecord } from "../problems";

/**
 * Whether later runs are compared with a run: one that was too much worse than the one before is no run to be no
 * worse than, or what was refused once would be accepted at the next try.
 * @param document its report.json; undefined where there is none
 */
export function isAccepted(document: string | undefined): boolean {
  return !thresholdsOf(document).some(
    (one) => isRecord(one) && one.maxChange !== undefined && one.isMet === false,
  );
}

function thresholdsOf(document: string | undefined): unknown[] {
  const read = parsedJson(document);
  return isRecord(read) && Array.isArray(read.thresholds) ? read.thresholds : [];
}
