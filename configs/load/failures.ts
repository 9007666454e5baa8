import { ProblemsError } from "../problems";
import { readCsv } from "./csv";

/** A kind of failure, and how often it came. */
export interface FailureRow {
  method: string;
  name: string;
  error: string;
  count: number;
}

/** What failed most often, in words, by output_failures.csv; undefined where it is missing, cut or empty. */
export function mostFrequentFailure(csv: string | undefined): string | undefined {
  const [most] = failureRows(csv);
  if (!most) return undefined;
  const request = `${most.method} ${most.name}`.trim();
  return `${most.count} times ${request}: ${most.error}`.replace(/\s+/g, " ");
}

/** What failed, the most frequent first, by output_failures.csv; none where it is missing or cut. */
export function failureRows(csv: string | undefined): FailureRow[] {
  try {
    return readCsv(csv ?? "", ["Method", "Name", "Error", "Occurrences"])
      .map(({ Method: method = "", Name: name = "", Error: error = "", Occurrences }) => {
        return { method, name, error, count: Number(Occurrences) };
      })
      .sort((one, other) => other.count - one.count);
  } catch (error) {
    if (error instanceof ProblemsError) return [];
    throw error;
  }
}
