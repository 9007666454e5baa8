import { type Comparison, comparisonOf } from "../result";

/** What a reader changes in what a comparison is computed from. */
export interface Changed {
  /** Rounds that are left out. */
  without: readonly number[];
  /** The candidate that all others are compared with. */
  reference: string;
}

/** A comparison computed again from its rounds, by what computed it at first. */
export function again(compared: Comparison, { without, reference }: Changed): Comparison {
  const { course, rows, twice = compared.reference } = compared;
  const left = rows.filter(({ round }) => !without.includes(round));
  const rounds = new Set(left.map(({ round }) => round)).size;
  return comparisonOf({
    ...compared,
    ...{ reference, rows: left, course: { ...course, rounds } },
    // Who is the reference from the start needs no word of its own.
    ...(twice !== reference && { twice }),
  });
}
