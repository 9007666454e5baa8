import { because, directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";

/** An answer says nginx, and not which. */
export const serverTokens: Feature<object> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: () => ({
    http: because(
      undefined,
      "An answer says nginx, and not which.",
      directive("server_tokens", "off"),
    ),
  }),
  explain: () => "Tells nobody its version: it costs nothing.",
};
