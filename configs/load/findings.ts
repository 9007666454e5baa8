/** Something about a measurement that calls for care. */
export interface Finding {
  /** What it is about, by a name that stays: such as `requests-failed`. */
  code: string;
  /** How much it takes from the numbers, from 1 to 100: 100 means that there are none. */
  weight: number;
  /** What was found, for a person. */
  sentence: string;
}

/** All that may be found, the weightiest first, and what each means for the numbers. */
export const FINDINGS = {
  "result-unreadable": {
    weight: 100,
    means: "the CSV is kept, but no number can be taken from it",
  },
  "nothing-measured": { weight: 99, means: "no request was made, so there are no response times" },
  "requests-failed": {
    weight: 90,
    means: "the response times count failed requests too, and a server that is down fails fast",
  },
  "workers-killed": {
    weight: 85,
    means: "processes were killed for memory: what was measured is what the others could serve",
  },
  "numbers-contradict": { weight: 80, means: "numbers that cannot both be true are left out" },
  "total-missing": {
    weight: 70,
    means: "only what follows from the endpoints is known: counts, average, fastest and slowest",
  },
  "total-differs": { weight: 60, means: "the total is not the sum of the endpoints" },
  "load-ended-badly": { weight: 55, means: "Locust failed after it had written its numbers" },
  "requests-in-flight": {
    weight: 50,
    means: "requests without an answer at the end are not counted: the real times are longer",
  },
  "generator-busy": { weight: 40, means: "a part of the response times is Locust's own" },
  "ramp-counted": {
    weight: 30,
    means: "the ramp is a part of what was measured: it ranks nothing",
  },
  "window-unknown": {
    weight: 20,
    means: "how busy Locust was, and what it had no answer to, is not known",
  },
  "number-missing": { weight: 10, means: "Locust gave no such number" },
} as const satisfies Record<string, { weight: number; means: string }>;

/** One of the findings, in this measurement's own words. */
export function finding(code: keyof typeof FINDINGS, sentence: string): Finding {
  return { code, weight: FINDINGS[code].weight, sentence };
}

/** The weightiest first, and otherwise as they came. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => other.weight - one.weight);
}
