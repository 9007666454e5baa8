import { ProblemsError } from "../problems";
import { readCsv } from "./csv";

/** What failed most often, in words, by output_failures.csv; undefined where it is missing, cut or empty. */
export function mostFrequentFailure(csv: string | undefined): string | undefined {
  try {
    const rows = readCsv(csv ?? "", ["Method", "Name", "Error", "Occurrences"]);
    const [most] = [...rows].sort(
      (one, other) => Number(other.Occurrences) - Number(one.Occurrences),
    );
    if (!most) return undefined;
    const request = `${most.Method} ${most.Name}`.trim();
    return `${most.Occurrences} times ${request}: ${most.Error}`.replace(/\s+/g, " ");
  } catch (error) {
    if (error instanceof ProblemsError) return undefined;
    throw error;
  }
}
