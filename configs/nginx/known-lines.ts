import { type KnownLine, sentencesFor } from "../container/known-line";

const LINES: readonly KnownLine[] = [
  {
    pattern: /dlopen\(\) "[^"]*\/ngx_http_(brotli)_filter_module\.so" failed/,
    sentence:
      "The image's nginx has no brotli: name one by nginxImage that has, such as one with Debian's nginx and " +
      "libnginx-mod-http-brotli-filter, or leave nginx.brotli out.",
  },
];

/** Sentences for what nginx says of a configuration that it refuses. */
export function nginxHints(said: string): string[] {
  return sentencesFor(LINES, said);
}
