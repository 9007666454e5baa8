import { causeOf, causeText, tells } from "./cause";
import { condensed } from "./condensed";
import { logLines, tellingLines } from "./log-lines";
import { parseTracebacks } from "./traceback";

/** How many lines of a log a message takes where no traceback says more, and beside one. */
const LINES = { alone: 25, beside: 8 };

/** How many other causes are named. */
const OTHERS = 2;

/** Why a process failed, as its log tells it: the causes in a line each, and the lines that show them. */
export interface Excerpt {
  causes: string[];
  lines: string[];
}

/**
 * What of a log says why a process failed: the exceptions that led to it, the innermost first, with the line
 * of the app's own code, and their traceback without the frames of packages; else its last lines. Requests
 * and a server's routine are no part of it.
 */
export function logExcerpt(log: string): Excerpt {
  const { chains, rest } = parseTracebacks(logLines(log));
  const cause = causeOf(chains);
  if (!cause) return { causes: [], lines: tellingLines(rest).slice(-LINES.alone) };
  const own = causeText(cause);
  const others = chains
    .filter((chain) => tells(chain) && chain !== cause)
    .map((chain) => causeText(chain).join("\n"));
  return {
    causes: [
      ...own,
      ...[...new Set(others)]
        .filter((text) => text !== own.join("\n"))
        .slice(-OTHERS)
        .map((text) => `Its log tells of another one too: ${text}`),
    ],
    lines: [
      ...tellingLines(rest.slice(0, cause.at)).slice(-LINES.beside),
      ...condensed(cause),
      ...tellingLines(rest.slice(cause.at)).slice(-LINES.beside),
    ],
  };
}
