import { stripVTControlCharacters } from "node:util";
import { isNoEngine, noEngine } from "../../configs/container/no-engine";
import { JobError } from "./job";
import { type Ended, type ProcessOptions, runProcess } from "./process";

/**
 * Runs the docker client, and does not throw on its exit code.
 * @throws JobError when no engine answers: that says nothing of what was asked for
 */
export async function tryDocker(args: string[], options: ProcessOptions = {}): Promise<Ended> {
  const ended = await runDocker(args, options);
  if (ended.exitCode === 0 || !isNoEngine(ended.all)) return ended;
  throw new JobError(noEngine(ended.all));
}

async function runDocker(args: string[], options: ProcessOptions): Promise<Ended> {
  try {
    return await runProcess("docker", args, options);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ENOENT" ? missingClient() : error;
  }
}

/**
 * Runs the docker client and gives its stdout.
 * @throws DockerError with the command and its last lines, when it fails
 */
export async function docker(args: string[], options: ProcessOptions = {}): Promise<string> {
  const ended = await tryDocker(args, options);
  if (ended.exitCode === 0) return ended.stdout.trim();
  throw new DockerError(args, ended);
}

/** The same for a command that prints a line for each of what it found. */
export async function dockerLines(args: string[]): Promise<string[]> {
  return (await docker(args)).split("\n").filter(Boolean);
}

/** A docker command that failed. */
export class DockerError extends JobError {
  override readonly name = "DockerError";

  constructor(args: readonly string[], { exitCode, all }: Ended) {
    super(`docker ${args[0]} failed with ${exitCode}:\n${lastLines(all)}`);
  }
}

/** The last lines of a text, indented, for the end of a message, which may be shown anywhere: without colours. */
export function lastLines(text: string, count = 20): string {
  const lines = stripVTControlCharacters(text).trimEnd().split("\n");
  return lines
    .slice(-count)
    .map((line) => `    ${line}`)
    .join("\n");
}

function missingClient(): JobError {
  return new JobError(
    "The docker client is not on PATH: install Docker, or put its client on PATH.",
  );
}
