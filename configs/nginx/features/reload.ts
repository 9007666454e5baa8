import { directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";

/** How long a worker that ends leaves a client's idle connection open: a request may be on its way on it. */
export const IDLE_SECONDS = 5;

/** A worker that a reload replaces would close every idle connection at once, under what a client just sent. */
export const reload: Feature<object> = {
  options: [],
  tunings: [Tuning.Production],
  problems: () => [],
  adds: () => ({ server: [directive("keepalive_min_timeout", `${IDLE_SECONDS}s`)] }),
  explain: () =>
    `Loses no request in a reload: the workers before it keep clients' idle connections for ${IDLE_SECONDS} s, ` +
    "and their memory as long.",
};
