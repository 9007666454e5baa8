import { spawn } from "node:child_process";
import { once } from "node:events";

/** What a program printed and how it ended. */
export interface Ended {
  exitCode: number;
  stdout: string;
  /** stdout and stderr as they came, interleaved. */
  all: string;
}

/** What is kept of the stderr of a program whose stdout is not kept: as much as tells why it failed. */
const END = 4096;

/** How a program is run. */
export interface ProcessOptions {
  /** Text or bytes for its stdin. */
  input?: string | Uint8Array;
  /** Called with each line that it prints, while it runs. */
  onLine?: (line: string) => void;
  /** What it prints is told to `onLine` alone, and not kept but for the end of its stderr: it may be long. */
  forgets?: boolean;
  /** Variables besides this process's own. */
  env?: Record<string, string>;
}

/**
 * Runs a program with an argument vector, never through a shell, and never throws on its exit code.
 * @throws Error where it cannot be started
 */
export async function runProcess(
  program: string,
  args: readonly string[],
  { input = "", onLine, forgets = false, env }: ProcessOptions = {},
): Promise<Ended> {
  const child = spawn(program, args, { env: { ...process.env, ...env } });
  const ended: Ended = { exitCode: 1, stdout: "", all: "" };
  const lines = onLine && lineReader(onLine);
  // Where nothing is kept, a line of one must not end up within one of the other.
  const errors = onLine && lineReader(onLine);
  const keep = (chunk: string) => {
    ended.all += chunk;
    lines?.take(chunk);
  };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (forgets) return lines?.take(chunk);
    ended.stdout += chunk;
    keep(chunk);
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    if (!forgets) return keep(chunk);
    ended.all = (ended.all + chunk).slice(-END);
    errors?.take(chunk);
  });
  // A program that ends before it has read its input closes the pipe: its exit code tells why.
  child.stdin.on("error", () => {}).end(input);
  const [code] = (await once(child, "close")) as [number | null];
  lines?.end();
  errors?.end();
  return { ...ended, exitCode: code ?? 1 };
}

/** Gives whole lines of what comes in pieces. */
function lineReader(onLine: (line: string) => void) {
  let pending = "";
  return {
    take(chunk: string) {
      const parts = (pending + chunk).split(/\r?\n/);
      pending = parts.pop() ?? "";
      parts.forEach(onLine);
    },
    end() {
      if (pending) onLine(pending);
    },
  };
}
