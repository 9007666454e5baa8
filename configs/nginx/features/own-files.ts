import { because, type Directive, directive } from "../core/directive";
import { type Token } from "../core/token";
import type { Feature } from "../feature";
import { MIME_TYPES } from "../mime-types";
import { Tuning } from "../../tuning";

/** What of files is worth packing; HTML always is, for nginx. */
const PACKED = [
  "text/css",
  "text/javascript",
  "application/json",
  "application/manifest+json",
  "image/svg+xml",
];

/** What is text, as Flask says it too; HTML always is, for nginx. */
const TEXTS = [
  "text/css",
  "text/javascript",
  "text/plain",
  "text/csv",
  "text/markdown",
  "text/vtt",
];

/** What nginx says of files that it serves itself, whatever they are. */
export const ownFiles: Feature<{
  frontend?: object | undefined;
  staticFiles?: object | undefined;
}> = {
  options: {},
  tunings: [Tuning.Production],
  problems: () => [],
  adds: ({ frontend, staticFiles }) =>
    frontend === undefined && staticFiles === undefined
      ? {}
      : {
          files: [MIME_TYPES],
          http: because(
            frontend ? "frontend" : "staticFiles",
            "A browser refuses a module or a manifest of another type.",
            directive("include", MIME_TYPES.name),
            directive("default_type", "application/octet-stream"),
          ),
          server: because(
            frontend ? "frontend" : "staticFiles",
            "How files are packed, which are text, and that many ranges of one are answered with the whole.",
            directive("gzip_types", ...PACKED),
            directive("gzip_vary", "on"),
            directive("charset_types", ...TEXTS, "text/xml", "image/svg+xml"),
            // Several ranges are a way to be asked for a file many times over: the whole of it is the answer.
            directive("max_ranges", "1"),
          ),
        },
  explain: ({ frontend, staticFiles }) =>
    frontend || staticFiles
      ? "Says the type of each file that it serves itself by a table of ours, and answers to several ranges with the whole."
      : undefined,
};

/** How a location serves files. */
export function served(cacheControl: string, ...tried: Token[]): Directive[] {
  return [
    // The kernel sends a file: it is not read and written. Without tcp_nopush: measured, to hold the head back
    // until the file's first bytes come cost two fifths of nginx's CPU for 50 kB, and saved none for 1 or 500.
    directive("sendfile", "on"),
    // A directory of files is named after what is in it: none of them changes while it is open.
    directive("open_file_cache", "max=1000", "inactive=60s"),
    directive("gzip", "on"),
    directive("charset", "utf-8"),
    directive("add_header", "Cache-Control", cacheControl),
    directive("try_files", ...tried),
  ];
}
