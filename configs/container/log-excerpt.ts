/** How many lines of a log a message takes. */
const LINES = 25;

/**
 * The lines of a log that say why a process ended: its first traceback, since what comes after is what
 * the server made of it, worker by worker; else its last lines.
 */
export function logExcerpt(log: string): string[] {
  const lines = log.trimEnd().split("\n");
  const start = lines.findIndex((line) => line.startsWith("Traceback (most recent call last)"));
  if (start === -1) return lines.slice(-LINES);
  // A traceback's own lines are indented, the exception that ends it is not; others log between, behind a [.
  const end = lines.findIndex((line, index) => index > start && /^[^\s[]/.test(line));
  return lines.slice(start, end === -1 ? undefined : end + 1).slice(-LINES);
}
