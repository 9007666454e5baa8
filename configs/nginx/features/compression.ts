import { booleanProblems } from "../../problems";
import { Tuning } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";

/** Whether what the app answers is packed. */
export interface CompressionOptions {
  /**
   * Whether the app's texts are packed for clients that unpack them. A page that holds a secret beside what a
   * client sent tells the secret by its length then.
   * @default false: only a front end's files are
   */
  gzip?: boolean | undefined;
}

/** What of an app's answers is worth packing; HTML always is, for nginx. Events are not: they would wait. */
export const PACKED = [
  "text/css",
  "text/plain",
  "text/javascript",
  "text/csv",
  "application/json",
  "application/xml",
  "image/svg+xml",
];

/** Texts take a fifth of the room, and some CPU. */
export const compression: Feature<CompressionOptions> = {
  options: {
    gzip: {
      what: "whether the app's texts are packed for clients that unpack them",
      values: "true or false",
      default: "false",
    },
  },
  tunings: [Tuning.Production],
  problems: ({ gzip = false }) => booleanProblems("gzip", gzip),
  adds: ({ gzip = false }) => ({
    location: () =>
      gzip
        ? because(
            "gzip",
            "Texts of a kilobyte and more are packed for clients that unpack them.",
            directive("gzip", "on"),
            directive("gzip_proxied", "any"),
            directive("gzip_min_length", "1000"),
            directive("gzip_types", ...PACKED),
            directive("gzip_vary", "on"),
          )
        : [],
  }),
  explain: ({ gzip = false }) =>
    gzip ? "Packs the app's texts: a fifth of their length, for some CPU." : undefined,
};
