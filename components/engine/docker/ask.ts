import { execFile } from "node:child_process";

/** What the docker client said, and how it ended. */
export interface Answer {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Asks an engine while other things go on; nothing is thrown. */
export function askEngine(host: string, args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const argv = ["--host", host, ...args];
    execFile("docker", argv, { env: process.env }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? 1 : 0, stdout: stdout.trim(), stderr });
    });
  });
}
