import { numberText, type Table } from "../table";
import { offBy, type Queueing } from "./queueing";

/** Where the time of an answer goes, by candidate; undefined where none was measured over fewer connections. */
export function queueingTable(all: readonly Queueing[]): Table | undefined {
  const known = all.filter(({ judged }) => judged !== null);
  const connections = known[0]?.connections;
  if (typeof connections !== "number") return undefined;
  const of = (value: number | undefined) => (value === undefined ? "–" : numberText(value));
  return {
    head: [
      ...["candidate", `an answer over ${connections} connections, ms`, "it is served, ms"],
      ...["it waits, ms", "elsewhere, ms", "the model is off by"],
    ],
    rows: known.map(({ candidate, split, judged }) => [
      ...[candidate, of(split?.answerMs), of(split?.serviceMs), of(split?.waitingMs)],
      ...[of(split?.elsewhereMs), judged ? signed(offBy(judged)) : "–"],
    ]),
  };
}

/** What of an answer's time is waiting, or why that is not told, a sentence each. */
export function queueingWords(all: readonly Queueing[]): string[] {
  return all.flatMap(({ candidate, connections, judged, split, why }) => {
    if (judged === null || connections === null) return [];
    if (split === null) return [`The model does not hold for ${candidate}: ${why}.`];
    const part = percent(split.waitingMs / split.answerMs);
    return [
      `${candidate}: of an answer over ${connections} connections ${part} is waiting for others to be served. ` +
        `The same model foretold ${numberText(judged.foretold)} requests a second over ${judged.connections}; ${numberText(judged.measured)} were measured.`,
    ];
  });
}

/** Where that comes from. */
export const QUEUEING_METHOD =
  "A model with one queue (machine-repairman), fitted on one connection and on all of them, and judged on a number between: " +
  "where it is off by more than 20 % it is not shown.";

function signed(part: number): string {
  return `${part > 0.005 ? "+" : ""}${percent(part)}`;
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}
