import { existsSync } from "node:fs";
import * as path from "node:path";
import { ROOT } from "./setup/paths";
import { SetupError, tryRun } from "./setup/run";
import { processEnvironment, setUp } from "./setup/setup";
import { readStackArguments } from "./stack/arguments";
import { pulumiIn } from "./stack/pulumi";
import { reportAddress } from "./start/report";

/** `npm run report -- STACK`: opens the report of a stack's load test, and prints its address where there is no browser. */
export async function report(argv: string[]): Promise<void> {
  const { stack } = readStackArguments(argv, "npm run report");
  const pulumi = pulumiIn(processEnvironment(await setUp()));
  const shown = await pulumi.ask("stack", "output", "--json", "-s", stack);
  const file = (JSON.parse(shown || "{}") as { report?: string | null }).report;
  if (!file || !existsSync(path.resolve(ROOT, file))) {
    const why = file ? `${file} is gone` : `${stack} has no report`;
    throw new SetupError(`${why}: only a load test makes one. Measure it: npm start -- ${stack}`);
  }
  const address = reportAddress(file);
  process.stdout.write(`${address}\n`);
  await open(address);
}

/** Over SSH and without a screen there is nobody who would see it. */
async function open(address: string): Promise<void> {
  const { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env;
  const isMac = process.platform === "darwin";
  if (SSH_CONNECTION || !(isMac || DISPLAY || WAYLAND_DISPLAY)) return;
  await tryRun(isMac ? "open" : "xdg-open", [address]).catch(() => undefined);
}
