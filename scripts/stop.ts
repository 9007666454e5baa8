import { docker } from "../jobs/lib/docker";
import { readStackArguments } from "./stack/arguments";
import { type StackContainer, containersOf } from "./stack/containers";

/** `npm run stop -- STACK`: ends what serves and keeps everything; `npm start` serves again. */
export async function stop(argv: string[]): Promise<void> {
  const { stack } = readStackArguments(argv, "npm run stop");
  const running = (await containersOf(stack)).filter((one) => one.running);
  // The proxy first, or it would tell clients that the app is gone.
  running.sort((a, b) => order(a) - order(b));
  for (const { id } of running) await docker(["stop", id]);
  process.stdout.write(
    `Stopped ${stack}: data, results and configuration are kept. Serve again: npm start -- ${stack}\n`,
  );
}

function order({ component }: StackContainer): number {
  return component === "proxy" ? 0 : 1;
}
