/** How much of a step's own line a message takes: it holds all commands of the step. */
const TITLE = 120;

/** How much it takes of what BuildKit says of the failure itself. */
const ERROR = 300;

/**
 * Of a log of BuildKit's the step that failed: its name, and what it printed, else why it failed. The Dockerfile,
 * which BuildKit shows behind that, tells nobody more. Undefined where no step failed, or another builder wrote it.
 */
export function failedStep(lines: readonly string[]): string[] | undefined {
  const failed = lines.flatMap((line) => /^#(\d+) ERROR: /.exec(line)?.[1] ?? []).at(-1);
  if (failed === undefined) return undefined;
  const own = lines.filter((line) => line.startsWith(`#${failed} `)).map(withoutNumber);
  const [title = ""] = own.filter((line) => line.startsWith("["));
  const printed = own.flatMap((line) => /^\d+\.\d+ (.*)$/.exec(line)?.[1] ?? []);
  const errors = own.filter((line) => line.startsWith("ERROR: ")).map((line) => cut(line, ERROR));
  return [cut(title, TITLE), ...(printed.length > 0 ? printed : errors)];
}

function withoutNumber(line: string): string {
  return line.replace(/^#\d+ /, "");
}

function cut(line: string, length: number): string {
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
