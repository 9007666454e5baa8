import type { Measurement } from "./measured";
import { medianOf } from "./median";

/** Where the CPU of a candidate's request goes, in µs, and what it opens: medians of the rounds, null where not known. */
export interface Ledger {
  /** Whose. */
  candidate: string;
  /** The app's own code, called as WSGI without a server. */
  appUs: number | null;
  /** What the server's container uses besides. */
  serverUs: number | null;
  /** nginx's container; absent where none is. */
  proxyUs?: number | null;
  /** Connections that clients open for a request. */
  opened: number | null;
  /** Connections that nginx opens to the server for a request; absent where no nginx is. */
  openedUpstream?: number | null;
}

/** The ledger of a candidate. */
export function ledgerOf(
  candidate: string,
  measured: readonly Measurement[],
  appUs: number | null,
): Ledger {
  const perRequest = (of: (row: Measurement) => number | null | undefined) =>
    medianPerRequest(measured, of);
  const microseconds = (part: string) =>
    perRequest(({ work }) => {
      const seconds = work[part]?.cpuSeconds;
      return typeof seconds === "number" ? 1e6 * seconds : null;
    });
  const server = microseconds("server");
  const hasProxy = measured.some(({ work }) => work.proxy !== undefined);
  return {
    ...{ candidate, appUs },
    serverUs: server === null ? null : server - (appUs ?? 0),
    ...(hasProxy && { proxyUs: microseconds("proxy") }),
    opened: perRequest(({ full }) => full.opened),
    ...(hasProxy && { openedUpstream: perRequest(({ work }) => work.server?.taken) }),
  };
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
