import type { Labels } from "../../configs/container/labels";
import type { StateByComponent } from "../../configs/load/containers";
import { MEASURED_LINE, SETTLED_LINE } from "../../configs/load/locust-argv";
import { stackState } from "./stack-state";

/** How the containers beside a load test were: around all of it, and around what was measured. */
export interface WatchedContainers {
  load: { before: StateByComponent; after: StateByComponent };
  measured: { before: StateByComponent; after: StateByComponent };
}

/** Looks at the containers beside a load test, whose lines say when. */
export async function watchContainers(labels: Labels) {
  const before = await stackState(labels);
  let settled: Promise<StateByComponent> | undefined;
  let measured: Promise<StateByComponent> | undefined;
  return {
    onLine(line: string) {
      if (line === SETTLED_LINE) settled ??= stackState(labels);
      if (line === MEASURED_LINE) measured = stackState(labels);
    },
    async end(): Promise<WatchedContainers> {
      const after = await stackState(labels);
      return {
        load: { before, after },
        measured: { before: (await settled) ?? before, after: (await measured) ?? after },
      };
    },
  };
}
