import { spawn } from "node:child_process";
import { ROOT } from "../setup/paths";
import { run, tryRun } from "../setup/run";

/** Ways to run pulumi. */
export interface Pulumi {
  /** Runs it and gives what it printed; throws a SetupError when it fails. */
  run(...args: string[]): Promise<string>;
  /** The same, without an error: null when it fails. */
  ask(...args: string[]): Promise<string | null>;
  /** Runs it before the user's eyes and gives its exit code. */
  show(...args: string[]): Promise<number>;
}

/** The pulumi that the set-up chose, in the project's directory. */
export function pulumiIn(env: NodeJS.ProcessEnv): Pulumi {
  const options = { cwd: ROOT, env };
  return {
    run: async (...args) => (await run("pulumi", args, options)).stdout,
    ask: async (...args) => {
      const { exitCode, stdout } = await tryRun("pulumi", args, options);
      return exitCode === 0 ? stdout.trim() : null;
    },
    show: (...args) =>
      new Promise((resolve, reject) => {
        const child = spawn("pulumi", args, { ...options, stdio: "inherit" });
        child.on("error", reject).on("close", (code) => resolve(code ?? 1));
      }),
  };
}
