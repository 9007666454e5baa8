import { spawn } from "node:child_process";
import { JobError } from "./job";

/** What a docker command printed and how it ended. */
export interface DockerResult {
  exitCode: number;
  stdout: string;
  /** stdout and stderr as they came, interleaved. */
  all: string;
}

export interface DockerOptions {
  /** Text for the command's stdin. */
  input?: string;
  /** Called with each line that the command prints, while it runs. */
  onLine?: (line: string) => void;
  env?: Record<string, string>;
}

/** Runs the docker client with an argument vector, never through a shell, and never throws on its exit code. */
export function tryDocker(args: string[], options: DockerOptions = {}): Promise<DockerResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("docker", args, { env: { ...process.env, ...options.env } });
    let stdout = "";
    let all = "";
    let pending = "";
    const lines = (chunk: string) => {
      all += chunk;
      if (!options.onLine) return;
      const parts = (pending + chunk).split(/\r?\n/);
      pending = parts.pop() ?? "";
      parts.forEach(options.onLine);
    };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
      lines(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", lines);
    child.on("error", (error) => reject(missingClient(error)));
    child.on("close", (code) => {
      if (pending) options.onLine?.(pending);
      resolve({ exitCode: code ?? 1, stdout, all });
    });
    // A command that ends before it has read its input closes the pipe: its exit code tells why.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}

/**
 * Runs the docker client and gives its stdout.
 * @throws Error with the command and its last lines, when it fails.
 */
export async function docker(args: string[], options: DockerOptions = {}): Promise<string> {
  const result = await tryDocker(args, options);
  if (result.exitCode === 0) return result.stdout.trim();
  throw new DockerError(args, result);
}

/** A docker command that failed. */
export class DockerError extends JobError {
  override readonly name = "DockerError";

  constructor(args: string[], result: DockerResult) {
    super(`docker ${args[0]} failed with ${result.exitCode}:\n${lastLines(result.all)}`);
  }
}

/** The last lines of a text, indented, for the end of a message. */
export function lastLines(text: string, count = 20): string {
  const lines = text.trimEnd().split("\n");
  return lines
    .slice(-count)
    .map((line) => `    ${line}`)
    .join("\n");
}

function missingClient(error: NodeJS.ErrnoException): Error {
  if (error.code !== "ENOENT") return error;
  return new JobError(
    "The docker client is not on PATH: install Docker, or put its client on PATH.",
  );
}
