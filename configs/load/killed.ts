import type { MemoryUse } from "../container/memory-use";
import { type Finding, finding } from "./findings";

/** What a stack's containers use of their memory, by the components that they are. */
export type UseByComponent = ReadonlyMap<string, MemoryUse>;

/** What was killed for memory between two looks: what was measured is what the rest could serve. */
export function killedFindings(before: UseByComponent, after: UseByComponent): Finding[] {
  return [...after].flatMap(([component, { killed, limitMb, peakMb, usedMb }]) => {
    const sooner = before.get(component)?.killed ?? 0;
    // One that was started anew counts from 0.
    const count = killed >= sooner ? killed - sooner : killed;
    if (count === 0) return [];
    const were = count === 1 ? "1 process was" : `${count} processes were`;
    const sentence =
      `${component}: ${were} killed for memory during the load (limit ${limitMb} MiB, used up to ${peakMb ?? usedMb} MiB): ` +
      "raise memoryMb, or lower workers.";
    return [finding("workers-killed", sentence)];
  });
}
