import { booleanProblems } from "../../problems";
import { Tuning } from "../../tuning";
import { because, directive } from "../core/directive";
import type { Feature } from "../feature";
import { PACKED } from "./compression";
import type { FrontendOptions } from "./frontend";
import type { ServedStaticFilesOptions } from "./static-files";

/** Whether texts are packed by brotli. */
export interface BrotliOptions {
  /**
   * Whether texts, the app's among them, are packed by brotli for clients that unpack it. It needs an image whose
   * nginx has the module, such as one with Debian's libnginx-mod-http-brotli-filter; the official one has not. A
   * page that holds a secret beside what a client sent tells the secret by its length then.
   * @default false
   */
  brotli?: boolean | undefined;
}

/** One below the module's own 6: each answer is packed anew while its client waits. Source: google/ngx_brotli. */
const LEVEL = "5";

/** Smaller than with gzip, by a module that an image may have. */
export const brotli: Feature<BrotliOptions & FrontendOptions & ServedStaticFilesOptions> = {
  options: {
    brotli: {
      what: "whether texts, the app's among them, are packed by brotli, for which nginxImage needs the module",
      values: "true or false",
      default: "false",
    },
  },
  tunings: [Tuning.Production],
  problems: ({ brotli = false }) => booleanProblems("brotli", brotli),
  adds: ({ brotli = false, frontend, staticFiles }) =>
    brotli
      ? {
          main: because(
            "brotli",
            "nginx's own build has no brotli.",
            directive("load_module", "modules/ngx_http_brotli_filter_module.so"),
          ),
          server: because(
            "brotli",
            "Texts of a kilobyte and more are packed by brotli for clients that unpack it.",
            directive("brotli", "on"),
            directive("brotli_comp_level", LEVEL),
            directive("brotli_min_length", "1000"),
            directive("brotli_types", ...PACKED),
            // Those who serve files have said it.
            ...(frontend || staticFiles ? [] : [directive("gzip_vary", "on")]),
          ),
        }
      : {},
  explain: ({ brotli = false }) =>
    brotli ? "Packs texts by brotli, where a client takes it: smaller than with gzip." : undefined,
};
