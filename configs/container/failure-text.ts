import { logExcerpt } from "./log-excerpt";
import { logHints } from "./log-hints";

/** The rest of a message about a process that failed: why, as its log tells it, that log, and what mends it. */
export function failureText(log: string, head?: string): string {
  const { causes, lines } = logExcerpt(log);
  const text = [
    ...(head === undefined ? [] : [head]),
    ...(causes.length > 0 ? ["The cause:", ...causes] : []),
    ...(lines.length > 0 ? ["From its log:", ...lines.map((line) => `    ${line}`)] : []),
    ...(causes.length + lines.length === 0 && head !== undefined ? ["It wrote nothing."] : []),
  ].join("\n");
  // An indented line is no line's beginning, and routine may tell a server by its presence.
  return [text, ...logHints([head ?? "", ...hintLines(log), ...lines, text].join("\n"))].join("\n");
}

/** The lines that tell something only together with others. */
function hintLines(log: string): string[] {
  return log
    .split("\n")
    .filter((line) => /Booting worker|\* Serving Flask app/.test(line))
    .slice(0, 20);
}
