import { integerProblems } from "../../problems";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";
import { Tuning } from "../../tuning";

/** What a request may bring. */
export interface BodySizeOptions {
  /**
   * The largest request body, in MiB, 1 to 1048576.
   * @default 1, nginx's own
   */
  maxBodyMb?: number | undefined;
}

/** What `maxBodyMb` may be. */
export const MAX_BODY_MB = { min: 1, max: 1_048_576, default: 1 };

/** A larger body is refused before the app hears of it. */
export const bodySize: Feature<BodySizeOptions> = {
  options: {
    maxBodyMb: {
      what: "the largest request body, in MiB",
      values: `${MAX_BODY_MB.min} to ${MAX_BODY_MB.max}`,
      default: String(MAX_BODY_MB.default),
    },
  },
  tunings: [Tuning.Production],
  problems: ({ maxBodyMb = MAX_BODY_MB.default }) =>
    integerProblems("maxBodyMb", maxBodyMb, MAX_BODY_MB),
  adds: ({ maxBodyMb = MAX_BODY_MB.default }) => ({
    server: because(
      "maxBodyMb",
      "A larger body is answered with 413 before the app hears of it.",
      directive("client_max_body_size", `${maxBodyMb}m`),
    ),
  }),
  explain: ({ maxBodyMb = MAX_BODY_MB.default }) =>
    `Answers 413 to a request body above ${maxBodyMb} MiB; a smaller one is read whole before the app is asked.`,
};
