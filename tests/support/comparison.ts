import { closedThroughput } from "../../configs/compare/queueing/closed-queue";
import type { Answers, Measurement } from "../../configs/compare/measured";
import { type Compared, type Comparison, comparisonOf } from "../../configs/compare/result";
import { twinOf } from "../../configs/compare/rounds";

/** What a candidate is like, in a round of a simulated comparison. */
export interface Like {
  perSecond: number;
  cpuUs?: number;
  avgMs?: number;
  more?: Partial<Answers>;
}

export function answers(more: Partial<Answers> = {}): Answers {
  return {
    ...{ seconds: 5, requests: 5000, failures: {}, avgMs: 2, opened: 32 },
    ...{ withinMs: { "50": 2, "99": 40 }, generatorCpu: 0.3, hostIdle: 0.2, ...more },
  };
}

/** As a queue with one server has it where half of what one connection waits for is service. */
function overFewer(perSecond: number): Measurement["fewer"] {
  const station = { servers: 1, serviceMs: 1000 / perSecond, elsewhereMs: 1000 / perSecond };
  return [1, 4].map((connections) => {
    const requests = Math.round(closedThroughput(connections, station));
    return { connections, answers: answers({ seconds: 1, requests }) };
  });
}

/** What was measured of a candidate like that. */
export function measurement(slot: string, round: number, like: Like): Measurement {
  const { perSecond, cpuUs = 1e6 / perSecond, avgMs = 2, more } = like;
  const requests = Math.round(5 * perSecond);
  return {
    ...{ round, position: 1, slot, tookSeconds: 17 },
    full: answers({ requests, ...more }),
    work: { server: { cpuSeconds: (requests * cpuUs) / 1e6, taken: 32 } },
    paced: answers({ avgMs, requests: 2000 }),
    ...(round <= 3 && { fewer: overFewer(perSecond) }),
    ...(round <= 3 && { study: answers({ avgMs: 10 * avgMs, requests: 1800 }) }),
  };
}

/** A comparison of two candidates with gunicorn: `fast` has twice as much, `same` the same, in rounds that differ little. */
export function compared(more: Partial<Compared> = {}): Comparison {
  const noise = [1, 1.01, 0.99, 1.02, 0.98, 1.01, 1, 0.99];
  const rows = noise.flatMap((factor, index) => {
    const other = noise[(index + 3) % noise.length] ?? 1;
    const at = (slot: string, perSecond: number) =>
      measurement(slot, index + 1, { perSecond, avgMs: 2000 / perSecond });
    return [
      at("gunicorn", 1000 * factor),
      at(twinOf("gunicorn"), 1000 * other),
      at("fast", 2000 * other * factor),
      at("same", 1000 * factor * noise[(index + 5) % noise.length]!),
    ];
  });
  return comparisonOf({
    ...{
      appDir: "app",
      candidates: ["gunicorn", "fast", "same"],
      reference: "gunicorn",
      refused: [],
    },
    course: {
      rounds: 8,
      warmSeconds: 1,
      fullSeconds: 5,
      pacedSeconds: 5,
      studyRounds: 3,
      logRounds: 3,
      queueRounds: 3,
      queueSeconds: 1,
    },
    ...{ limits: { p99Ms: 500, failureRatio: 0.01 }, seed: 1, isQuick: false, looks: "once" },
    ...{
      ratePerSecond: 400,
      candidateCpus: 1,
      connections: 32,
      asked: ["GET /api/items"],
      appUs: 75,
    },
    ...{ room: { memoryMb: 4000, diskMb: 9000, cpus: 2 }, rows },
    ...{ publishedMs: { gunicorn: 47.3 }, ablation: [], ...more },
  });
}
