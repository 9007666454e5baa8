import { closedThroughput, type Station } from "./closed-queue";

/** Requests a second over so many connections. */
export interface Load {
  connections: number;
  perSecond: number;
}

/**
 * The station that two loads fit: over one connection nobody waits, so that it has service and all else together; what
 * many connections get tells how much of it is service.
 * @param alone requests a second over one connection
 */
export function fittedStation(alone: number, { connections, perSecond }: Load, servers: number) {
  const togetherMs = 1000 / alone;
  const stationOf = (serviceMs: number): Station => ({
    ...{ servers, serviceMs, elsewhereMs: togetherMs - serviceMs },
  });
  // The more of it is service, the more wait, and the fewer are answered.
  let [low, high] = [0, togetherMs];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (closedThroughput(connections, stationOf(middle)) > perSecond) low = middle;
    else high = middle;
  }
  return stationOf((low + high) / 2);
}

/** More halve nothing that a double can tell. */
const BISECTIONS = 60;
