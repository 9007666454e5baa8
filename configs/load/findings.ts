/** Something about a measurement that calls for care. */
export interface Finding {
  /** What it is about, by a name that stays: such as `requests-failed`. */
  code: string;
  /** How much it takes from the numbers, from 1 to 100: 100 means that there are none. */
  weight: number;
  /** What was found, for a person. */
  sentence: string;
}

/** A kind of finding. */
interface FindingKind {
  weight: number;
  means: string;
  /** Whether with it a measurement decides nothing. */
  redFlag?: true;
}

/** All that may be found, the weightiest first, and what each means for the numbers. */
export const FINDINGS = {
  "result-unreadable": {
    weight: 100,
    means: "the files are kept, but no number can be taken from them",
    redFlag: true,
  },
  "nothing-measured": {
    weight: 99,
    means: "no request was made, so there are no response times",
    redFlag: true,
  },
  "requests-failed": {
    weight: 90,
    means: "the response times count failed requests too, and a server that is down fails fast",
  },
  "many-failed": {
    weight: 90,
    means: "more than 1 % of the requests failed: the response times stay, and cannot be trusted",
    redFlag: true,
  },
  "load-cut-off": {
    weight: 88,
    means:
      "Locust was ended before it wrote its results: counts and average of the seconds until then",
    redFlag: true,
  },
  "load-ended-early": {
    weight: 86,
    means: "the load ended before its time, by itself or by its locustfile",
    redFlag: true,
  },
  "workers-killed": {
    weight: 85,
    means: "processes were killed for memory: what was measured is what the others could serve",
    redFlag: true,
  },
  "container-restarted": {
    weight: 84,
    means: "a container ended and was started again: its requests meanwhile failed or waited",
    redFlag: true,
  },
  "numbers-contradict": {
    weight: 80,
    means: "numbers that cannot both be true are left out",
    redFlag: true,
  },
  "users-missing": {
    weight: 75,
    means: "fewer users were there than were asked for: the load was a smaller one",
    redFlag: true,
  },
  "total-missing": {
    weight: 70,
    means: "only what follows from the endpoints is known: counts, average, fastest and slowest",
    redFlag: true,
  },
  "arrivals-missed": {
    weight: 65,
    means:
      "with an open load, who came found no free user: fewer requests were sent than asked for",
    redFlag: true,
  },
  "total-differs": {
    weight: 60,
    means: "the total is not the sum of the endpoints",
    redFlag: true,
  },
  "tasks-failed": {
    weight: 58,
    means:
      "tasks of the locustfile ended in an error of their own: what they would have asked is missing",
    redFlag: true,
  },
  "load-ended-badly": { weight: 55, means: "Locust failed after it had written its numbers" },
  "workers-lost": {
    weight: 53,
    means: "of several Locusts one ended before it said what it measured: its requests are missing",
    redFlag: true,
  },
  "requests-in-flight": {
    weight: 50,
    means: "requests had no answer 5 s after the last one was sent: the real times are longer",
    redFlag: true,
  },
  "other-host": {
    weight: 48,
    means: "requests went elsewhere than to the service, and count among its own",
    redFlag: true,
  },
  "time-unaccounted": {
    weight: 45,
    means:
      "users did something else than ask and wait (Little's law does not hold): the generator is late, or tasks take time themselves",
    redFlag: true,
  },
  "container-throttled": {
    weight: 43,
    means: "a container used up its CPU limit: it is the limit that was measured",
    redFlag: true,
  },
  "capacity-not-reached": {
    weight: 42,
    means:
      "a search for the capacity ended at another limit than the service's: capacityRps is what it carries at least",
    redFlag: true,
  },
  "generator-busy": {
    weight: 40,
    means: "a part of the response times is Locust's own",
    redFlag: true,
  },
  "host-busy": {
    weight: 38,
    means: "the machine had no CPU left: Locust and the service took it from each other",
    redFlag: true,
  },
  "log-costs": {
    weight: 36,
    means:
      "what is logged of each request costs a part of what the service carries: a second access log, or one for debugging",
    redFlag: true,
  },
  "wears-out": {
    weight: 35,
    means: "a soak ends slower than it began: the service wears out, or its data grow",
  },
  "ramp-counted": {
    weight: 30,
    means: "the ramp is a part of what was measured: it ranks nothing",
    redFlag: true,
  },
  "log-unbuffered": {
    weight: 28,
    means:
      "what stands in front writes each line of its access log by itself: a write a request, and the engine's work to keep it",
  },
  "dev-server-logs": {
    weight: 27,
    means:
      "Flask's development server writes an access log behind nginx, which has one: no option takes it away",
  },
  "shape-followed": {
    weight: 25,
    means:
      "a LoadTestShape said how many users there are, for how long: users, spawnRate and runTime did not",
  },
  "tasks-never-ran": {
    weight: 22,
    means:
      "tasks, or whole user classes, of the locustfile had no turn: nothing of them was measured",
  },
  "window-unknown": {
    weight: 20,
    means: "who was there, how busy Locust was, and what it had no answer to, is not known",
  },
  "results-not-kept": {
    weight: 18,
    means: "the files could not be written, as to a full disk: the numbers are in the state alone",
  },
  "read-from-csv": {
    weight: 15,
    means: "the histogram is missing or cut: the numbers are those of Locust's CSV",
  },
  "number-missing": { weight: 10, means: "Locust gave no such number" },
  "arrivals-late": {
    weight: 8,
    means:
      "with an open load, who waited for a free user waited for the service: it counts as response time",
  },
  "host-path": {
    weight: 5,
    means: "the path of a locustfile's own host was kept: requests went below it",
  },
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof FINDINGS;

/** One of the findings, in this measurement's own words. */
export function finding(code: FindingCode, sentence: string): Finding {
  return { code, weight: FINDINGS[code].weight, sentence };
}

/** The weightiest first, and otherwise as they came. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => other.weight - one.weight);
}

/** Whether with a finding a measurement decides nothing. */
export function isRedFlag({ code }: Finding): boolean {
  return ((FINDINGS as Record<string, FindingKind>)[code]?.redFlag ?? false) === true;
}
