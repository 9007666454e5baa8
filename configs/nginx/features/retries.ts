import { directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";

/** A gone server of several is passed by; a request that may have been carried out is not sent twice. */
export const retries: Feature<object> = {
  options: [],
  tunings: [Tuning.Production],
  problems: () => [],
  adds: () => ({ location: () => [directive("proxy_next_upstream", "error", "timeout")] }),
  explain: () =>
    "Asks another server of the upstream where one does not answer, but never twice for a POST that was sent.",
};
