import type { CandidateInput, CompareInput } from "../../configs/compare/input";
import type { Answers, ContainerWork, RoundRow } from "../../configs/compare/measured";
import type { Answer } from "../../configs/compare/same-answer";
import type { Bench } from "../../jobs/compare/bench";
import { RunningCandidate } from "../../jobs/compare/candidate";
import type { Tried } from "../../jobs/compare/state";
import { answers } from "./comparison";

/** What a candidate of a bench without an engine is like. */
export interface Played {
  /** What its containers have done, each time that they are asked. */
  work?: Record<string, ContainerWork>[];
  /** What it answers when it is asked for each once. */
  once?: Answer[];
  /** How many it answers in 5 s. */
  requests?: number;
  /** What the program prints that calls the app. */
  python?: string;
  /** Why it does not start. */
  fails?: Error;
}

const OK: Answer = { method: "GET", path: "/", status: 200, body: "a", bytes: 1 };

/** A bench on which nothing runs: what was done, in order, and what was kept. */
export function benchOf(
  played: Record<string, Played>,
  more: Partial<CompareInput> = {},
  rows: RoundRow[] = [],
) {
  const done: string[] = [];
  const kept: { rows: RoundRow[]; tried?: Tried } = { rows: [...rows] };
  let now = "";
  const asked = (what: string, over: Partial<Answers> = {}): Promise<Answers> => {
    done.push(`${now}: ${what}`);
    const { requests = 5000 } = played[now] ?? {};
    return Promise.resolve(answers({ requests, ...over }));
  };
  jest.spyOn(RunningCandidate, "start").mockImplementation((_, { name, containers }) => {
    const one = played[name] ?? {};
    if (one.fails) return Promise.reject(one.fails);
    now = name;
    done.push(containers.length > 0 ? `${name}: starts` : `${name}: starts empty`);
    const work = [...(one.work ?? [])];
    const running = {
      address: { host: "web", port: 5901 },
      work: () => Promise.resolve(work.shift() ?? {}),
      python: () => Promise.resolve(one.python),
      remove: () => Promise.resolve(void done.push(`${name}: is removed`)),
    };
    return Promise.resolve(running as unknown as RunningCandidate);
  });
  const bench = {
    input: inputOf(Object.keys(played), more),
    generator: {
      full: (_: unknown, connections: number, seconds: number) =>
        asked(`over ${connections} for ${seconds} s`, { seconds }),
      paced: (_: unknown, rate: number) => asked(`at ${rate}/s`),
      study: () => asked("as the study"),
      once: () => Promise.resolve(played[now]?.once ?? [OK]),
    },
    state: {
      rows: () => [...kept.rows],
      add: (row: RoundRow) => void kept.rows.push(row),
      keepTried: (tried: Tried) => void (kept.tried = tried),
    },
    room: { memoryMb: 4000, diskMb: 9000, cpus: 2 },
  };
  return { bench: bench as unknown as Bench, done, kept };
}

/** One round of each candidate, the first of which is the reference. */
function inputOf(names: string[], more: Partial<CompareInput>): CompareInput {
  const candidates = names.map((name) => ({ name, containers: [{}] }));
  return {
    ...{ candidates: candidates as unknown as CandidateInput[], reference: names[0] },
    ...{
      variants: [],
      ablation: [],
      requests: [],
      connections: 32,
      candidateCpus: 1,
      seed: 1,
      sameAnswer: "status",
    },
    ...{ limits: { p99Ms: 500, failureRatio: 0.01 }, timeBudgetSeconds: null, isQuick: false },
    course: {
      ...{ rounds: 1, warmSeconds: 1, fullSeconds: 5, pacedSeconds: 3 },
      ...{ studyRounds: 0, logRounds: 0, queueRounds: 0, queueSeconds: 2 },
    },
    ...more,
  } as CompareInput;
}
