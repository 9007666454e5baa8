/** What requests go through, again and again: one place where they queue, and all that is beside it. */
export interface Station {
  /** How many of them it serves at once. */
  servers: number;
  /** How long it serves one, in ms. */
  serviceMs: number;
  /** What one takes beside it, where nobody waits for another, in ms. */
  elsewhereMs: number;
}

/**
 * How many requests a second so many connections get answered, each of which asks again as soon as it is answered: the
 * machine-repairman model, M/M/c//N, whose states are how many of them are at the station (Gross, Shortle, Thompson and
 * Harris, Fundamentals of Queueing Theory, finite-source queues). The same follows from mean value analysis (Reiser and
 * Lavenberg, Journal of the ACM 27, 1980).
 */
export function closedThroughput(connections: number, station: Station): number {
  const { servers, serviceMs, elsewhereMs } = station;
  if (serviceMs === 0) return (1000 * connections) / elsewhereMs;
  const busyAt = (there: number) => Math.min(there, servers);
  // Each state's weight beside that of the state with one more there; where all are there, it is 1.
  const weights = [1];
  for (let there = connections; there > 0; there -= 1) {
    const coming = (elsewhereMs * busyAt(there)) / (serviceMs * (connections - there + 1));
    weights.push((weights.at(-1) ?? 0) * coming);
    scale(weights);
  }
  const sum = weights.reduce((all, one) => all + one, 0);
  const busy = weights.reduce((all, one, away) => all + one * busyAt(connections - away), 0) / sum;
  return (1000 * busy) / serviceMs;
}

/** What follows is measured by the last of them: only their ratios count, and none may leave what a double can hold. */
function scale(weights: number[]): void {
  const last = weights.at(-1) ?? 0;
  if (last < MOST) return;
  for (const [index, one] of weights.entries()) weights[index] = one / last;
}

const MOST = 1e200;
