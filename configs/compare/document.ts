import type { Comparison } from "./result";

/** The version of docs/comparison.schema.json, which grows with what breaks a reader. */
export const SCHEMA_VERSION = 1;

/** A comparison for another program, as docs/comparison.schema.json describes it. */
export interface ComparisonDocument extends Comparison {
  schemaVersion: number;
}

/** All of a comparison, its rounds too. */
export function comparisonDocument(compared: Comparison): ComparisonDocument {
  return { schemaVersion: SCHEMA_VERSION, ...compared };
}
