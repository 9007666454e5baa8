import type { Measurement } from "./measured";
import { medianOf } from "./median";
import { spread, type Spread } from "./spread";

/** Where the CPU of a candidate's request goes, in µs, and what it opens: medians of the rounds, null where not known. */
export interface Ledger {
  /** Whose. */
  candidate: string;
  /** The app's own code, called as WSGI without a server. */
  appUs: number | null;
  /** What the server's container uses besides. */
  serverUs: number | null;
  /**
   * The access log: what a request costs with it and not without it, in rounds that have both. Of no rounds where it
   * writes none, or none that can be left out: then a log is in what writes it.
   */
  logUs: Spread;
  /** nginx's container; absent where none is. */
  proxyUs?: number | null;
  /** Connections that clients open for a request. */
  opened: number | null;
  /** Connections that nginx opens to the server for a request; absent where no nginx is. */
  openedUpstream?: number | null;
}

/**
 * The ledger of a candidate.
 * @param quiet the same candidate, without its log
 */
export function ledgerOf(
  candidate: string,
  measured: readonly Measurement[],
  quiet: readonly Measurement[],
  appUs: number | null,
): Ledger {
  const perRequest = (of: (row: Measurement) => number | null | undefined) =>
    medianPerRequest(measured, of);
  const microseconds = (part: string) =>
    perRequest(({ work }) => {
      const seconds = work[part]?.cpuSeconds;
      return typeof seconds === "number" ? 1e6 * seconds : null;
    });
  const hasProxy = measured.some(({ work }) => work.proxy !== undefined);
  const logUs = spread(logCosts(measured, quiet));
  // Behind nginx it is nginx that writes it.
  const [ofServer, ofProxy] = hasProxy ? [0, logUs.median ?? 0] : [logUs.median ?? 0, 0];
  return {
    ...{ candidate, appUs, logUs },
    serverUs: less(microseconds("server"), (appUs ?? 0) + ofServer),
    ...(hasProxy && { proxyUs: less(microseconds("proxy"), ofProxy) }),
    opened: perRequest(({ full }) => full.opened),
    ...(hasProxy && { openedUpstream: perRequest(({ work }) => work.server?.taken) }),
  };
}

function less(all: number | null, part: number): number | null {
  return all === null ? null : all - part;
}

/** What a request costs more with the log than without it, of each round that has both. */
function logCosts(measured: readonly Measurement[], quiet: readonly Measurement[]): number[] {
  return quiet.flatMap((row) => {
    const beside = measured.find(({ round }) => round === row.round);
    const [loud, silent] = [beside && cpuUsOf(beside), cpuUsOf(row)];
    return loud === undefined || silent === undefined ? [] : [loud - silent];
  });
}

/** The CPU of a request, of all containers, in µs; undefined where it is not known. */
export function cpuUsOf({ full, work }: Measurement): number | undefined {
  const used = Object.values(work).map(({ cpuSeconds }) => cpuSeconds);
  if (used.includes(null) || full.requests === 0) return undefined;
  return (1e6 * used.reduce<number>((sum, one) => sum + (one ?? 0), 0)) / full.requests;
}

function medianPerRequest(
  measured: readonly Measurement[],
  of: (row: Measurement) => number | null | undefined,
): number | null {
  const known = measured.flatMap((row) => {
    const value = of(row);
    const isKnown = value !== null && value !== undefined && row.full.requests > 0;
    return isKnown ? [value / row.full.requests] : [];
  });
  return known.length === 0 ? null : medianOf(known);
}
