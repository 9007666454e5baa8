import type { Candidate } from "../configs/compare/candidate";
import { COMPARISON_FIELDS, type ComparisonSettings } from "../configs/compare/settings";
import { isRecord, type Problem } from "../configs/problems";
import { Tuning } from "../configs/tuning";
import { isPreset, PRESET_NAMES, PRESETS } from "./presets";

/** The stack whose name asks for a comparison. */
export const COMPARE_STACK = "compare";

/** What a stack's config says of a comparison. */
export type GivenComparison = Omit<ComparisonSettings, "candidates"> & { candidates?: string[] };

/** A preset in the study's tuning is called so. */
const BASELINE = "-baseline";
const DEFAULTS = {
  candidates: [
    ...["dev-server", "gunicorn", "gunicorn-nginx"],
    ...[`gunicorn-nginx${BASELINE}`, "granian-nginx"],
  ],
  reference: "gunicorn",
};
/** What the sample is asked for. */
export const SAMPLE_PATHS = ["/api/items"];

const FIELDS: readonly string[] = COMPARISON_FIELDS;

/** The config key `compare`, as Pulumi hands it over; what else is wrong with it, the component says. */
export function parseComparison(json: string): GivenComparison | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (!isRecord(value) || !Object.keys(value).every((name) => FIELDS.includes(name))) return;
    const { candidates } = value;
    const names = typeof candidates === "string" ? candidates.split(/[\s,]+/) : candidates;
    const plain = Object.entries(value).map(([name, one]) => [name, plainOf(one)]);
    return { ...Object.fromEntries(plain), ...(names !== undefined && { candidates: names }) };
  } catch {
    return undefined;
  }
}

/** Of a key in a structure Pulumi may keep a number or a truth value as a text. */
function plainOf(value: unknown): unknown {
  if (value === "true" || value === "false") return value === "true";
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

/** What is compared, each candidate by its name, and what is wrong with the names. */
export function readComparison(given: GivenComparison): {
  comparison: ComparisonSettings;
  problems: Problem[];
} {
  const { candidates: names = DEFAULTS.candidates } = given;
  const known = Array.isArray(names) ? names.map(candidateOf) : [];
  const candidates = known.flatMap((one) => one ?? []);
  const isDefault = candidates.some(({ name }) => name === DEFAULTS.reference);
  const { reference = isDefault ? DEFAULTS.reference : undefined } = given;
  const comparison = { ...given, candidates, ...(reference !== undefined && { reference }) };
  return {
    comparison,
    problems: names.flatMap((name, at) => (known[at] ? [] : unknown(name, at))),
  };
}

/** What a stack is called among candidates. */
export function candidateName(topology: string, tuning: string): string {
  return tuning === Tuning.Baseline ? topology + BASELINE : topology;
}

/** A preset, or one in the study's tuning. */
function candidateOf(name: string): Candidate | undefined {
  if (typeof name !== "string") return undefined;
  const isBaseline = name.endsWith(BASELINE);
  const preset = isBaseline ? name.slice(0, -BASELINE.length) : name;
  if (!isPreset(preset)) return undefined;
  const tuning = isBaseline ? Tuning.Baseline : Tuning.Production;
  return { name, ...PRESETS[preset], tuning };
}

function unknown(got: unknown, at: number): Problem[] {
  const expected = `one of ${PRESET_NAMES.join(", ")}, or one of them with ${BASELINE} behind it`;
  return [{ path: `compare.candidates[${at}]`, expected, got }];
}
