import { spawn } from "node:child_process";
import { once } from "node:events";
import { SetupError } from "./setup/run";
import { readStackArguments } from "./stack/arguments";
import { containersOf } from "./stack/containers";

/** `npm run shell -- STACK`: a shell where the app runs, as its user. */
export async function shell(argv: string[]): Promise<void> {
  const { stack } = readStackArguments(argv, "npm run shell");
  const app = (await containersOf(stack)).find(({ component }) => component === "web");
  if (!app?.running) throw new SetupError(`${stack} is stopped. Start it: npm start -- ${stack}`);
  const terminal = process.stdin.isTTY ? ["--tty"] : [];
  const child = spawn("docker", ["exec", "--interactive", ...terminal, app.id, "bash"], {
    ...{ env: process.env, stdio: "inherit" },
  });
  const [code] = (await once(child, "close")) as [number | null];
  process.exitCode = code ?? 1;
}
