/** The signals that end a process in its own container, by Linux's numbers, whatever this machine is. */
const SIGNALS: Record<number, string> = {
  4: "SIGILL",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  15: "SIGTERM",
};

/** What Docker knows of how a container's process ended. */
export interface EndState {
  Running: boolean;
  Restarting?: boolean;
  OOMKilled: boolean;
  ExitCode?: number;
}

/** How a process ended, in words behind a sentence; nothing where its next try has hidden that already. */
export function endOf({ Running, Restarting, OOMKilled, ExitCode }: EndState): string {
  if (OOMKilled) return " (it needed more memory than its limit)";
  if (ExitCode === undefined || (Running && !Restarting)) return "";
  const signal = SIGNALS[ExitCode - 128];
  return signal ? ` (killed by ${signal})` : ` (exit code ${ExitCode})`;
}
