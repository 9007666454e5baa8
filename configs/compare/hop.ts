import { parsedJson } from "../parsed-json";
import { isRecord } from "../problems";
import { type ComparisonDocument, SCHEMA_VERSION } from "./document";
import { isMissed, type Measurement } from "./measured";
import { spread } from "./spread";

/** What nginx costs a request, as a comparison's rounds had it, in µs of CPU. */
export interface Hop {
  us: number;
  low: number;
  high: number;
  /** What the server behind it uses. */
  serverUs: number;
  /** What was asked for. */
  asked: readonly string[];
}

/** A way to serve an app, as comparisons call it. */
export interface Served {
  appDir: string;
  candidate: string;
}

/** A comparison as a report has it; undefined of what is none, or of a later version. */
export function readDocument(text: string): ComparisonDocument | undefined {
  const document = parsedJson(text);
  const isOurs = isRecord(document) && document.schemaVersion === SCHEMA_VERSION;
  return isOurs ? (document as unknown as ComparisonDocument) : undefined;
}

/** What a comparison has of nginx before such a server of such an app; undefined where it has nothing of that. */
export function hopIn(
  document: ComparisonDocument,
  { appDir, candidate }: Served,
): Hop | undefined {
  if (document.appDir !== appDir) return undefined;
  const rows = document.rows.filter((row): row is Measurement => !isMissed(row));
  const of = (part: "proxy" | "server") =>
    spread(
      rows.flatMap(({ slot, work, full }) => {
        const seconds = work[part]?.cpuSeconds;
        const isKnown = slot === candidate && typeof seconds === "number" && full.requests > 0;
        return isKnown ? [(1e6 * seconds) / full.requests] : [];
      }),
    );
  const [proxy, server] = [of("proxy"), of("server")];
  if (proxy.median === null || proxy.low === null || proxy.high === null) return undefined;
  return {
    ...{ us: proxy.median, low: proxy.low, high: proxy.high },
    ...{ serverUs: server.median ?? 0, asked: document.asked },
  };
}

/** What is foretold of nginx before anything runs, in words. */
export function foretoldWords(hop: Hop | undefined, { appDir, candidate }: Served): string {
  if (hop === undefined) {
    return `not known: no comparison below results/ has ${candidate} of ${appDir}. A stack named compare measures it.`;
  }
  const { us, low, high, serverUs, asked } = hop;
  const part = `${Math.round((100 * us) / serverUs)} % of what the server uses`;
  return (
    `nginx costs ${us.toFixed(0)} µs of CPU a request (${low.toFixed(0)} to ${high.toFixed(0)}), ${part}, ` +
    `as the last comparison has it for ${asked.join(", ")}.`
  );
}

/** So far beyond the rounds a load test of its own may be, which asks otherwise. */
const BEYOND = 1.2;

/**
 * Whether a load test confirms it, in words.
 * @param measuredUs what nginx's container used for a request; undefined where that is not known
 */
export function measuredWords(hop: Hop | undefined, measuredUs: number | undefined): string {
  if (measuredUs === undefined) return "not measured: no load test has told nginx's CPU.";
  const measured = `the load test has ${measuredUs.toFixed(0)} µs`;
  if (hop === undefined) return `${measured}.`;
  const isWithin = measuredUs >= hop.low / BEYOND && measuredUs <= hop.high * BEYOND;
  if (isWithin) return `confirmed: ${measured}.`;
  return `corrected: ${measured}, ${(measuredUs / hop.us).toFixed(2)} times as much.`;
}
